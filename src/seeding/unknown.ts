import { closeName, didYouMean } from '#text/nearest.ts';
import { type FixtureProblem, shortenKey } from './problems.ts';
import { tablesKey } from './sections.ts';
import { derivedTables } from './table-writers.ts';

/** The valid names in a document. */
interface Names {
  /** Lists of bodies, at the top level. */
  readonly bodies: readonly string[];
  /** Tables, under `tables`. */
  readonly tables: readonly string[];
}

/** Returns the problem of an unknown name at the top level, with a suggestion. */
export function unknownSectionProblem(name: string, { bodies, tables }: Names): FixtureProblem {
  const at = shortenKey(name);
  if (tables.includes(name)) {
    const body = closeName(name, bodies);
    const hint = body === undefined ? '' : `; bodies belong at ${body}`;
    return { at, message: `is a table; its rows belong at ${tablesKey}.${name}${hint}` };
  }
  const suggestion = closeName(name, [...bodies, tablesKey]);
  if (suggestion !== undefined) return { at, message: `there is no such name; did you mean ${suggestion}?` };
  const table = closeName(name, tables);
  const hint =
    table === undefined
      ? `; the names are ${[tablesKey, ...bodies].join(', ')}`
      : `; did you mean ${tablesKey}.${table}?`;
  return { at, message: `there is no such name${hint}` };
}

/** Returns the problem of an unknown name under `tables`. */
export function unknownTableProblem(name: string, { bodies, tables }: Names): FixtureProblem {
  const at = `${tablesKey}.${shortenKey(name)}`;
  if (derivedTables.includes(name)) return { at, message: 'is filled from the rows of other tables; leave it out' };
  if (!bodies.includes(name)) return { at, message: `there is no such table${didYouMean(name, tables)}` };
  return { at, message: `is not a table; the bodies of ${name} belong at the top level of the document` };
}
