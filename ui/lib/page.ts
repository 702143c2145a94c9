import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Api } from './api.ts';
import type { CredentialMemory } from './credentials.ts';
import type { Feed } from './feed.ts';
import type { Route } from './route.ts';

/** What every view needs. */
export interface Page {
  readonly api: Api;
  readonly feed: Feed;
  readonly route: Route;
  readonly credentials: CredentialMemory;
  /** Shows a short message at the foot of the page, and reads it out. */
  announce(message: string): void;
}

export const PageContext = createContext<Page | undefined>(undefined);

/** Returns what the shell offers to its views. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('a view is shown outside the page');
  return page;
}
