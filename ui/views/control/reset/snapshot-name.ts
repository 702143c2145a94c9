/** Returns the name of a snapshot for a file: its name without the suffix, with `-` for what such names cannot contain. */
export function snapshotNameOf(file: string): string {
  const name = file
    .replace(/\.[^.]+$/, '')
    .replaceAll(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 64);
  return name === '' ? 'imported' : name;
}
