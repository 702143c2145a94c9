import type { ComponentChildren } from 'preact';
import { usePage } from '../lib/page.ts';
import type { Parameters } from '../lib/route.ts';

interface LinkProps {
  /** The parameters of the URL that the link changes. */
  readonly to: Parameters;
  /** Whether the link drops all other parameters except `world`. */
  readonly only?: boolean;
  /** Whether the link leads to what is shown. */
  readonly current?: boolean;
  readonly class?: string;
  readonly tabIndex?: number;
  /** What assistive technology calls the link, if not its text. */
  readonly label?: string;
  readonly children: ComponentChildren;
}

/** A link within the page: a click changes the URL without loading the page, and a new tab can be opened as with any link. */
export function Link({ to, only = false, current = false, label, children, ...others }: LinkProps) {
  const { route } = usePage();
  const href = route.href(to, { only });
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    route.go(href);
  };
  return (
    <a {...others} href={href} aria-current={current ? 'page' : undefined} aria-label={label} onClick={follow}>
      {children}
    </a>
  );
}
