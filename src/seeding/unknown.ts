import { didYouMean, near } from '#text/nearest.ts';
import { type FixtureProblem, shortenKey } from './problems.ts';
import { tablesKey } from './sections.ts';
import { derivedTables } from './table-writers.ts';

/** The names that a document can have. */
interface Names {
  /** Lists of bodies, at the top. */
  readonly bodies: readonly string[];
  /** Tables, below `tables`. */
  readonly tables: readonly string[];
}

/** The fault of a name at the top of a document: what is nearest there, or the table that it may mean. */
export function unknownSectionProblem(name: string, { bodies, tables }: Names): FixtureProblem {
  const at = shortenKey(name);
  if (tables.includes(name)) return { at, message: `is a table; its rows stand at ${tablesKey}.${name}` };
  const meant = near(name, [...bodies, tablesKey]);
  if (meant !== undefined) return { at, message: `there is no such name; did you mean ${meant}?` };
  const table = near(name, tables);
  const hint =
    table === undefined
      ? `; the names are ${[tablesKey, ...bodies].join(', ')}`
      : `; did you mean ${tablesKey}.${table}?`;
  return { at, message: `there is no such name${hint}` };
}

/** The fault of a name below `tables`. */
export function unknownTableProblem(name: string, { bodies, tables }: Names): FixtureProblem {
  const at = `${tablesKey}.${shortenKey(name)}`;
  if (derivedTables.includes(name)) return { at, message: 'is filled from the rows of other tables; leave it out' };
  if (!bodies.includes(name)) return { at, message: `there is no such table${didYouMean(name, tables)}` };
  return { at, message: `is not a table; the bodies of ${name} stand at the top of the document` };
}
