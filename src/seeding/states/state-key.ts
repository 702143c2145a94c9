/**
 * Returns what two names of the same state have in common. Names of files and snapshots cannot hold every sentence, so a run of
 * characters other than letters, digits, `_` and dots counts as one hyphen: `a user, with a line` is `a-user-with-a-line`.
 */
export function stateKey(name: string): string {
  const key = name.replace(/[^A-Za-z0-9_.]+/g, '-').replace(/^-|-$/g, '');
  return key === '' ? name : key;
}
