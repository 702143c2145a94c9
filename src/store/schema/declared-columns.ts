import { readSchema } from './schema.ts';

/** A column as the text of `schema.sql` declares it, for what is derived without a database. */
export interface DeclaredColumn {
  readonly name: string;
  /** Declared type: `int`, `varchar(40)`, `text`, … */
  readonly type: string;
  readonly nullable: boolean;
  /** The values that its CHECK allows; `undefined` without one. */
  readonly values?: readonly string[];
}

/** Returns the columns of a table, in order. Throws `Error` for a table that the schema does not declare. */
export function declaredColumns(table: string): readonly DeclaredColumn[] {
  const sql = readSchema().replace(/--.*$/gm, '');
  const body = new RegExp(`^CREATE TABLE "?${table}"? \\(\\n(.*?)\\n\\)`, 'ms').exec(sql)?.[1];
  if (body === undefined) throw new Error(`schema.sql declares no table ${table}`);
  const clauses = clausesOf(body);
  const keys = clauses.flatMap((clause) => /^PRIMARY KEY \((.*)\)$/.exec(clause)?.[1]?.split(/, */) ?? []);
  return clauses.flatMap((clause) => columnIn(clause, keys) ?? []);
}

/** Splits the declarations of a table at the commas outside parentheses. */
function clausesOf(body: string): readonly string[] {
  const clauses = [''];
  let depth = 0;
  for (const character of body) {
    depth += Number(character === '(') - Number(character === ')');
    if (character === ',' && depth === 0) clauses.push('');
    else clauses.push(`${clauses.pop() ?? ''}${character}`);
  }
  return clauses.map((clause) => clause.trim());
}

/** Returns the column that a clause declares; `undefined` for a constraint of the table. */
function columnIn(clause: string, keys: readonly string[]): DeclaredColumn | undefined {
  const [, name, type] = /^"?([\w-]+)"? ([a-z]+(?:\(\d+\))?|INTEGER)(?= |$)/.exec(clause) ?? [];
  if (name === undefined || type === undefined) return undefined;
  const list = / CHECK \("?[\w-]+"? IN \(([^)]*)\)\)/.exec(clause.replace(/\s+/g, ' '))?.[1];
  return {
    name,
    type: type.toLowerCase(),
    nullable: !/ (?:NOT NULL|PRIMARY KEY)/.test(clause) && !keys.includes(name),
    ...(list !== undefined && { values: [...list.matchAll(/'([^']*)'/g)].map(([, value = '']) => value) }),
  };
}
