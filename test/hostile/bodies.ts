import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { longestBodies, type Place, placesIn, replaced } from '../support/recorded-bodies.ts';

/** The longest recorded body of each act. */
export const bodies = longestBodies();
/** Names of built-in properties of JavaScript objects. */
export const prototypeWords = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  '__defineGetter__',
];

/** Texts that are easily refused or misread. */
export const oddText = fc.oneof(
  fc.constantFrom(
    ...prototypeWords,
    '',
    '0',
    '-1',
    '1e309',
    'NaN',
    'null',
    'true',
    '\0',
    '\u202e',
    '\ufeff',
    "' OR 1=1 --",
  ),
  fc
    .constantFrom('<', '"', '\\', '%', '[', '&nbsp;', ' ', '1', '\u00e9')
    .chain((atom) => fc.integer({ min: 1, max: 4000 }).map((count) => atom.repeat(count))),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
);

const oddNumber = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(2 ** 31, -(2 ** 31), 2 ** 53, 1e21, 0.1));

const nested = fc
  .tuple(
    fc.constantFrom<[string, string]>(['[', ']'], ['{"a":', '}'], ['[{"":', '}]']),
    fc.integer({ min: 1, max: 20_000 }),
  )
  .map(([[open, close], depth]) => `${open.repeat(depth)}1${close.repeat(depth)}`);

const oddValue = fc.oneof(
  oddText,
  oddNumber,
  fc.constantFrom(null, true, false, [], {}),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A recorded body that the real server accepted, with some of its values replaced. */
export const mutatedBody = fc.constantFrom(...bodies).chain(({ path, act, body }) => {
  const { scalars, lists } = placesIn(body);
  const place = fc.constantFrom<Place>(...scalars, ...lists, ['__proto__'], []);
  const mutated = fc
    .array(fc.tuple(place, oddValue), { maxLength: 3 })
    .map((changes) => changes.reduce<unknown>((value, [at, other]) => replaced(value, at, other), body));
  return mutated.map((value) => ({
    path: path.split('?')[0] ?? '',
    act,
    body: Buffer.from(JSON.stringify(value) ?? ''),
  }));
});

const form = fc
  .array(fc.tuple(oddText, oddText), { maxLength: 40 })
  .map((pairs) =>
    pairs.map(([name, value]) => `${encodeURIComponent(wellFormed(name))}=${wellFormed(value)}`).join('&'),
  );

const multipart = fc
  .array(fc.tuple(oddText, oddText), { maxLength: 5 })
  .map(
    (parts) =>
      `${parts
        .map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
        .join('')}--b--\r\n`,
  );

const oddBody = fc.oneof(
  fc.constant(''),
  nested,
  form,
  multipart,
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.constantFrom(
    '{',
    '[1,',
    '{"a":}',
    "{'a': None}",
    '\ufeff{}',
    'entityid|firstname\n1|Ada\n',
    'entityid|firstname\n"',
    '&'.repeat(50_000),
  ),
  fc.string({ unit: 'binary', maxLength: 2000 }),
);

/** Any body in any encoding. */
export const bytes = fc.oneof(
  oddBody.map((text) => Buffer.from(text)),
  oddBody.map((text) => Buffer.from(text, 'latin1')),
  oddBody.map((text) => gzipSync(text)),
  fc.uint8Array({ maxLength: 2000 }).map((array) => Buffer.from(array)),
);

/** Returns the UTF-8 bytes of the text as one character each, for use in a request line. */
export function wellFormed(text: string): string {
  return Buffer.from(text).toString('latin1');
}
