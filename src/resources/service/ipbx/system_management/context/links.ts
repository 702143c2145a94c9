import { contextName } from '#fields/checks.ts';
import type { Store } from '#store/store.ts';
import { isScalar, phpText } from '#wire/php.ts';
import { itemsOf } from '#wire/values.ts';

/** Returns the valid context names in `contextinclude`, in lower case. Equal names as sent count once. */
export function readIncludes(value: unknown): readonly string[] {
  const names = (itemsOf(value) ?? []).filter(isScalar).map(phpText);
  return [...new Set(names.filter((name) => contextName.accepts(name)))].map((name) => name.toLowerCase());
}

/**
 * Replaces the includes of a context. Throws `BadRequest` for a name that was sent twice in different case
 * (trunks-contexts-services.md 2.3).
 */
export function writeIncludes(store: Store, context: string, includes: readonly string[]): void {
  store.delete('contextinclude', { context });
  for (const [priority, include] of includes.entries()) store.insert('contextinclude', { context, include, priority });
}
