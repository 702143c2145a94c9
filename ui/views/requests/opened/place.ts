/** Where a field of a reason is in a request. */
export interface Place {
  /** The path of the field, or of the innermost part around it that was sent; `undefined` if none of it was sent. */
  readonly path: string | undefined;
  /** True if the field itself was sent. */
  readonly isSent: boolean;
}

/**
 * Finds a field in a body.
 *
 * @param field a path such as `userfeatures.firstname` or `members[0].id`.
 */
export function placeIn(body: unknown, field: string): Place {
  const steps = field.match(/\[\d+\]|[^.[\]]+/g) ?? [];
  let path = '';
  let value = body;
  for (const step of steps) {
    const name = step.replace(/^\[(\d+)\]$/, '$1');
    const member = typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
    if (member === undefined) return { path: path === '' ? undefined : path, isSent: false };
    if (Array.isArray(value)) path += `[${name}]`;
    else path += path === '' ? name : `.${name}`;
    value = member;
  }
  return { path, isSent: true };
}

/** True if the query string of the URL has the field. */
export function isInQuery(url: string, field: string): boolean {
  const mark = url.indexOf('?');
  return mark >= 0 && new URLSearchParams(url.slice(mark + 1)).has(field);
}
