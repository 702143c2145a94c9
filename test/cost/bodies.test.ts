import fc from 'fast-check';
import { expect, test } from 'vitest';
import { superlinear } from '../support/cost.ts';
import { type Mock, startMock } from '../support/mock.ts';
import { longestBodies, type Place, placesIn, type RecordedBody, replaced } from '../support/recorded-bodies.ts';

/** Parts of texts on which pattern matching can be slow. */
const atoms = [
  ...['<', '<>', '>', ' ', '\t', '\n', '\r', '&nbsp;', '"', '\\', '\\"', "'", '0', '1', '9', '.', '0.', '1e', '-', '+'],
  ...[
    'a',
    'a.',
    'a-',
    'X',
    '[',
    '[1',
    ']',
    '(',
    ')',
    '!',
    ',',
    ',,',
    ';',
    ':',
    '::',
    '@',
    'a@',
    '/',
    '//',
    '://',
    '..',
  ],
  ...[
    '%',
    '%4',
    '%41',
    '=',
    '&',
    '|',
    '~',
    '#',
    '*',
    '_',
    '$',
    '{',
    '\u00e9',
    '\u{1f600}',
    '1:',
    '/a',
    'a|',
    '<a',
    '()',
  ],
];

const bodies = longestBodies();
const targets = <Kind extends 'scalars' | 'lists'>(kind: Kind) =>
  bodies.flatMap((recorded) => placesIn(recorded.body)[kind].map((place) => ({ recorded, place })));

async function send({ app }: Mock, { path, act }: RecordedBody, body: unknown): Promise<void> {
  const query = act === 'edit' && !path.includes('id=') ? '&id=1' : '';
  await app.inject({
    method: 'POST',
    url: `${path.split('?')[0]}?act=${act}${query}`,
    headers: { authorization: `Basic ${Buffer.from('admin:proformatique').toString('base64')}` },
    payload: JSON.stringify(body),
  });
}

function described({ act, path }: RecordedBody, place: Place): string {
  return `${act} ${path.split('?')[0]} ${place.join('.')}`;
}

test('the cost of a string in any field of a body is linear in its length', { timeout: 120_000 }, async () => {
  const mock = startMock({ seeds: 'documented' });
  const target = fc.constantFrom(...targets('scalars'));
  await fc.assert(
    fc.asyncProperty(target, fc.constantFrom(...atoms), fc.constantFrom('', '!'), async (where, atom, end) => {
      const { recorded, place } = where;
      const work = (size: number) =>
        send(mock, recorded, replaced(recorded.body, place, atom.repeat(size / atom.length) + end));
      expect([described(recorded, place), atom, await superlinear(work, 4_000)]).toEqual([
        described(recorded, place),
        atom,
        undefined,
      ]);
    }),
    { numRuns: Number(process.env['COST_RUNS'] ?? 1500), seed: 7 },
  );
});

test.each([
  ['distinct numbers', (index: number) => index + 100_000],
  ['the same number', () => 1],
  ['distinct texts', (index: number) => `text${index}`],
  ['empty objects', () => ({})],
])('the cost of a list in a body is linear in its length: %s', { timeout: 120_000 }, async (_name, item) => {
  const mock = startMock({ seeds: 'documented' });
  for (const { recorded, place } of targets('lists')) {
    const work = (size: number) =>
      send(
        mock,
        recorded,
        replaced(
          recorded.body,
          place,
          Array.from({ length: size }, (_, index) => item(index)),
        ),
      );
    expect([described(recorded, place), await superlinear(work, 1_000)]).toEqual([
      described(recorded, place),
      undefined,
    ]);
  }
});
