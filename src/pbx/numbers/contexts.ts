import { BadRequest, quoted } from '#errors.ts';
import type { Store } from '#store/store.ts';
import { closeName } from '#text/nearest.ts';

/** An object that belongs to a context under a name (`contextmember`), such as an outcall under `context`. */
export interface ContextMember {
  readonly type: string;
  readonly typeval: string | number;
  readonly varname: string;
}

/** Whether there is such a context; case counts (core.md 7.10). */
export function contextExists(store: Store, name: string): boolean {
  return store.has('context', { name });
}

/** Throws `BadRequest` unless there is such a context; `field` is the place in the request. */
export function requireContext(store: Store, name: string, field: string): void {
  if (contextExists(store, name)) return;
  const known = store.all('context').map((row) => row.name);
  const message = `${field}: there is no context ${quoted(name)}${hintOf(name, known)}`;
  throw new BadRequest({ message, field, rule: 'context', value: name });
}

function hintOf(name: string, known: readonly string[]): string {
  const meant = closeName(name.slice(0, 40), known);
  return meant === undefined ? ': add it first' : `; did you mean ${meant}?`;
}

/** Puts an object into the context, and out of the one where it was under the same `varname`; a context in use stays. */
export function joinContext(store: Store, { context, ...owner }: ContextMember & { readonly context: string }): void {
  const member = { type: owner.type, typeval: String(owner.typeval), varname: owner.varname };
  if (store.has('contextmember', { context, ...member })) return;
  store.delete('contextmember', member);
  store.insert('contextmember', { context, ...member });
}

/** Takes an object out of all contexts, or out of the one where it is under `varname`. */
export function leaveContexts(
  store: Store,
  { type, typeval, varname }: Omit<ContextMember, 'varname'> & { readonly varname?: string },
): void {
  store.delete('contextmember', { type, typeval: String(typeval), ...(varname !== undefined && { varname }) });
}
