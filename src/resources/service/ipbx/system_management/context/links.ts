import { contextName } from '#fields/checks.ts';
import type { Store } from '#store/store.ts';
import { isScalar, phpText } from '#wire/php.ts';
import { itemsOf } from '#wire/values.ts';

/** The names of `contextinclude` that can be names of contexts, each once as sent, then in lower case. */
export function readIncludes(value: unknown): readonly string[] {
  const names = (itemsOf(value) ?? []).filter(isScalar).map(phpText);
  return [...new Set(names.filter((name) => contextName.accepts(name)))].map((name) => name.toLowerCase());
}

/** Replaces the includes of a context; throws for a name that was sent twice in different capitals (trunks-contexts-services.md 2.3). */
export function writeIncludes(store: Store, context: string, includes: readonly string[]): void {
  store.delete('contextinclude', { context });
  for (const [priority, include] of includes.entries()) store.insert('contextinclude', { context, include, priority });
}
