import type { FeedState } from '../lib/feed.ts';
import { Link } from '../parts/link.tsx';
import { views } from '../views/views.ts';
import { WorldPicker } from './world-picker.tsx';

const feedWords: Readonly<Record<FeedState, string>> = {
  connecting: 'connecting',
  live: 'live',
  lost: 'connection lost, trying again',
  gone: 'no connection',
};

/** The name of the page, its views, the world that it shows, and whether events arrive. */
export function Header({ view, feedState }: { readonly view: string; readonly feedState: FeedState }) {
  return (
    <header class="bar">
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <strong class="brand">xivo-mock</strong>
      <nav aria-label="Views">
        {views.map(({ id, label }) => (
          <Link key={id} to={{ view: id }} only current={id === view}>
            {label}
          </Link>
        ))}
        <a href="../docs">API docs</a>
      </nav>
      <WorldPicker />
      <span class={`feed feed-${feedState}`} role="status">
        {feedWords[feedState]}
      </span>
    </header>
  );
}
