/** An OpenAPI description, of which the page changes the servers only. */
export interface Description {
  readonly servers?: readonly { readonly url: string; readonly description?: string }[];
}

/** Puts the server of the page first, so that requests go to the world in whose path the page was opened. */
export function withServerOf(path: string, description: Description): Description {
  const base = path.slice(0, path.indexOf('/__admin/'));
  if (base === '') return description;
  return {
    ...description,
    servers: [{ url: base, description: 'The world of this page.' }, ...(description.servers ?? [])],
  };
}
