import type { ErrorObject } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { ActDescription } from '#core/act-description.ts';
import type { Dialect } from '#dialect.ts';
import { errorsIn, type RecordedAct, recordedActs } from './described.ts';

const acts = recordedActs();

function statusesIn(dialect: Dialect, { statuses }: ActDescription): readonly (number | undefined)[] {
  return statuses.map(({ status }) => (typeof status === 'number' ? status : status[dialect]));
}

/** Statuses of access, of `sum` and of the HTTP server, which every operation shares. */
const shared = [304, 401, 403, 413];

test('an act answers no status that its description lacks', () => {
  const unknown = acts
    .filter(({ exchange, act }) => ![...shared, ...statusesIn('recorded', act.description)].includes(exchange.status))
    .map(({ exchange, operationId }) => `${operationId} ${exchange.status} ${exchange.path}`);
  expect(unknown).toEqual([]);
});

test('an answer with 200 has the schema of the description', () => {
  const wrong = acts.flatMap(({ exchange, operationId }) => {
    const isJson = exchange.headers['content-type'] === 'application/json' && exchange.body !== '';
    if (exchange.status !== 200 || !isJson) return [];
    const [error] = errorsIn('answer', operationId, JSON.parse(exchange.body)) ?? [];
    return error === undefined ? [] : [`${operationId} ${exchange.name}: ${error.instancePath} ${error.message}`];
  });
  expect(wrong).toEqual([]);
});

/** The bodies that the real server accepted. A failed add of some resources answers 200 with `false`. */
const accepted = acts.filter(
  ({ exchange: { status, body, requestBody } }) =>
    status === 200 && body !== 'false' && typeof requestBody === 'object' && requestBody !== null,
);

/** True for a value of another type than the schema names: the server converts it, or counts it as left out (core.md 7.1, 7.3). */
function hasOtherType({ keyword, data, params }: ErrorObject): boolean {
  if (keyword === 'type') return true;
  return keyword === 'enum' && typeof data !== 'string' && !(typeof data === 'number' && 'allowedValues' in params);
}

/** What the server skips or replaces, whatever it holds, by its place. */
const notRead = [/^\/members\/\d+(?:\/|$)/, /^\/userfeatures\/voicemailtype$/];

function isExplained(error: ErrorObject): boolean {
  return hasOtherType(error) || notRead.some((place) => place.test(error.instancePath));
}

/** True if all errors are explained; of the alternatives of a value, one has to be. */
function areExplained(errors: readonly ErrorObject[]): boolean {
  const outside = errors.filter((error) => alternativeOf(error) === undefined && error.keyword !== 'anyOf');
  const places = new Set(errors.flatMap((error) => alternativeOf(error)?.place ?? []));
  return outside.every(isExplained) && [...places].every((place) => hasExplainedAlternative(place, errors));
}

function hasExplainedAlternative(place: string, errors: readonly ErrorObject[]): boolean {
  const inside = errors.filter((error) => alternativeOf(error)?.place === place);
  const numbers = new Set(inside.map((error) => alternativeOf(error)?.number));
  return [...numbers].some((number) =>
    inside.filter((error) => alternativeOf(error)?.number === number).every(isExplained),
  );
}

function alternativeOf({ schemaPath }: ErrorObject): { readonly place: string; readonly number: string } | undefined {
  const [, place = '', number] = /^(.*?)\/anyOf\/(\d+)\//.exec(schemaPath) ?? [];
  return number === undefined ? undefined : { place, number };
}

test('a body that the real server accepted has the schema of the description, but for types that it converts', () => {
  const wrong = accepted.filter(({ operationId, exchange }) => !areExplained(errorsOf({ operationId, exchange })));
  expect(wrong.map(({ operationId, exchange }) => `${operationId} ${JSON.stringify(exchange.requestBody)}`)).toEqual(
    [],
  );
});

test('nearly all of those bodies have the schema as they are', () => {
  expect(accepted.length).toBeGreaterThan(5000);
  const exact = accepted.filter((recorded) => errorsOf(recorded).length === 0);
  expect(exact.length / accepted.length).toBeGreaterThan(0.9);
});

function errorsOf({ operationId, exchange }: Pick<RecordedAct, 'operationId' | 'exchange'>): readonly ErrorObject[] {
  return errorsIn('body', operationId, exchange.requestBody) ?? [];
}
