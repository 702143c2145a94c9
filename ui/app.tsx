import { useEffect, useMemo, useState } from 'preact/hooks';
import { Api } from './lib/api.ts';
import { CredentialMemory } from './lib/credentials.ts';
import { Feed, type FeedState } from './lib/feed.ts';
import { PageContext } from './lib/page.ts';
import { useRoute } from './lib/route.ts';
import { Header } from './shell/header.tsx';
import { Notice } from './shell/notice.tsx';
import { TokenForm } from './shell/token-form.tsx';
import { views } from './views/views.ts';

/** The item of the browser's session storage that holds the token: it is forgotten when the tab is closed. */
const tokenKey = 'xivo-mock token';

/** The page: its header, and the view that the URL names. */
export function App() {
  const route = useRoute();
  const { world, view: viewId = 'requests' } = route.parameters;
  const [token, setToken] = useState(sessionStorage.getItem(tokenKey) ?? undefined);
  const [needsToken, setNeedsToken] = useState(false);
  const [feedState, setFeedState] = useState<FeedState>('connecting');
  const [notice, setNotice] = useState({ message: '', count: 0 });
  const api = useMemo(() => new Api({ token, world, onTokenNeeded: () => setNeedsToken(true) }), [token, world]);
  const feed = useMemo(() => new Feed(api, setFeedState), [api]);
  useEffect(() => () => feed.stop(), [feed]);
  const announce = useMemo(() => (message: string) => setNotice(({ count }) => ({ message, count: count + 1 })), []);
  const credentials = useMemo(() => new CredentialMemory(), []);
  const page = useMemo(() => ({ api, feed, route, credentials, announce }), [api, feed, route, credentials, announce]);
  const view = views.find(({ id }) => id === viewId) ?? views[0];
  useEffect(() => {
    document.title = `${view.label} · xivo-mock`;
  }, [view]);

  const takeToken = (given: string) => {
    sessionStorage.setItem(tokenKey, given);
    setNeedsToken(false);
    setToken(given);
  };
  return (
    <PageContext.Provider value={page}>
      <Header view={view.id} feedState={feedState} />
      <main id="main" tabIndex={-1}>
        {needsToken ? (
          <TokenForm wasRefused={token !== undefined} onToken={takeToken} />
        ) : (
          <view.View key={`${view.id} ${api.world} ${token}`} />
        )}
      </main>
      <Notice {...notice} />
    </PageContext.Provider>
  );
}
