import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';

/** Parameters of the URL; `undefined` and `''` mean that one is absent. */
export type Parameters = Readonly<Record<string, string | undefined>>;

/** What the page shows, as it stands in its URL: a link opens the same view. */
export interface Route {
  /** The parameters of the URL; absent ones are `undefined`. */
  readonly parameters: Parameters;
  /** Changes parameters. The new URL becomes an entry of the history, unless `replace` is set, as for each letter of a filter. */
  set(changes: Parameters, options?: { readonly replace?: boolean }): void;
  /** Follows a URL that `href` has returned. */
  go(href: string): void;
  /** Returns the URL with the changes, for a link. With `only`, all other parameters except `world` are dropped. */
  href(changes: Parameters, options?: { readonly only?: boolean }): string;
}

/** Returns the route of the page, and renders again when it changes. */
export function useRoute(): Route {
  const [search, setSearch] = useState(location.search);
  useEffect(() => {
    const update = () => setSearch(location.search);
    addEventListener('popstate', update);
    return () => removeEventListener('popstate', update);
  }, []);
  const go = useCallback((url: string) => {
    history.pushState(null, '', url);
    setSearch(location.search);
  }, []);
  const set = useCallback<Route['set']>(
    (changes, { replace = false } = {}) => {
      const url = urlWith(location.search, changes);
      if (!replace) return go(url);
      history.replaceState(null, '', url);
      setSearch(location.search);
    },
    [go],
  );
  return useMemo(() => ({ parameters: parametersOf(search), set, go, href: hrefFrom(search) }), [search, set, go]);
}

function parametersOf(search: string): Parameters {
  return Object.fromEntries(new URLSearchParams(search));
}

function hrefFrom(search: string): Route['href'] {
  return (changes, { only = false } = {}) => {
    const { world } = parametersOf(search);
    return only ? urlWith('', { world, ...changes }) : urlWith(search, changes);
  };
}

function urlWith(search: string, changes: Parameters): string {
  const merged = Object.entries({ ...parametersOf(search), ...changes });
  const present = merged.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
  const text = new URLSearchParams(present).toString();
  return text === '' ? location.pathname : `${location.pathname}?${text}`;
}
