import { BadRequest, quoted } from '#errors.ts';
import type { Store } from '#store/store.ts';
import { closeName } from '#text/nearest.ts';

/** The key of an object in `contextmember`; `varname` says by which field it belongs to the context, such as `context`. */
export interface ContextMember {
  readonly type: string;
  readonly typeval: string | number;
  readonly varname: string;
}

/** True if the context exists; names are case-sensitive (core.md 7.10). */
export function contextExists(store: Store, name: string): boolean {
  return store.has('context', { name });
}

/** Throws `BadRequest` if the context does not exist; `field` is its path in the request, for the message. */
export function requireContext(store: Store, name: string, field: string): void {
  if (contextExists(store, name)) return;
  const names = store.all('context').map((row) => row.name);
  const message = `${field}: there is no context ${quoted(name)}${hintOf(name, names)}`;
  throw new BadRequest({ message, field, rule: 'context', value: name });
}

function hintOf(name: string, names: readonly string[]): string {
  const suggestion = closeName(name.slice(0, 40), names);
  return suggestion === undefined ? '; add it first' : `; did you mean ${suggestion}?`;
}

/** Adds an object to the context and removes it from any other with the same `varname`; does nothing if it is a member already. */
export function joinContext(store: Store, { context, ...owner }: ContextMember & { readonly context: string }): void {
  const member = { type: owner.type, typeval: String(owner.typeval), varname: owner.varname };
  if (store.has('contextmember', { context, ...member })) return;
  store.delete('contextmember', member);
  store.insert('contextmember', { context, ...member });
}

/** Removes an object from the contexts that it belongs to under `varname`, or under any name if `varname` is absent. */
export function leaveContexts(
  store: Store,
  { type, typeval, varname }: Omit<ContextMember, 'varname'> & { readonly varname?: string },
): void {
  store.delete('contextmember', { type, typeval: String(typeval), ...(varname !== undefined && { varname }) });
}
