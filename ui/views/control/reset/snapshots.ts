import type { SnapshotAnswer } from '#client/answers.ts';
import type { Api, ApiCall } from '../../../lib/api.ts';

/** Loads the snapshots of the world that the page shows, or of the one that a header names. */
export function loadSnapshots(api: Api, call: ApiCall = {}) {
  return api.json<{ readonly snapshots: readonly SnapshotAnswer[] }>('snapshots', call);
}

/** Returns the path of a snapshot. */
export function snapshotPath(name: string, act = ''): string {
  return `snapshots/${encodeURIComponent(name)}${act}`;
}
