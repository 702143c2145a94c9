import type { StatusByDialect, StatusCase } from '#core/act-description.ts';
import type { Nouns } from '#core/request.ts';
import { sentence } from './json-schema.ts';

/** What a status means, as a description, and whether its body is a text. */
export interface StatusMeaning {
  readonly description: string;
  readonly isText: boolean;
}

/** Returns the meaning of each status of an act, in ascending order. */
export function meaningsOf(cases: readonly StatusCase[], nouns: Nouns): ReadonlyMap<number, StatusMeaning> {
  const clauses = cases.flatMap(({ status, when, isText = false }) => {
    const words = typeof when === 'string' ? when : when(nouns);
    return codesOf(status).map(({ code, dialect }) => ({ code, words: `${words}${dialect}`, isText }));
  });
  const codes = [...new Set(clauses.map(({ code }) => code))].sort((one, other) => one - other);
  return new Map(codes.map((code) => [code, meaningOf(clauses.filter((clause) => clause.code === code))]));
}

function meaningOf(clauses: readonly { words: string; isText: boolean }[]): StatusMeaning {
  const words = [...new Set(clauses.map((clause) => sentence(clause.words)))];
  return { description: words.join(' '), isText: clauses.some(({ isText }) => isText) };
}

/** A status that only one dialect has, or that differs between them, names its dialect. */
function codesOf(status: StatusByDialect): readonly { readonly code: number; readonly dialect: string }[] {
  if (typeof status === 'number') return [{ code: status, dialect: '' }];
  const { recorded, documented } = status;
  if (recorded === documented && recorded !== undefined) return [{ code: recorded, dialect: '' }];
  return [
    ...(recorded === undefined ? [] : [{ code: recorded, dialect: ' (dialect `recorded`)' }]),
    ...(documented === undefined ? [] : [{ code: documented, dialect: ' (dialect `documented`)' }]),
  ];
}
