import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { longestBodies, type Place, placesIn, replaced } from '../support/recorded-bodies.ts';

/** What is sent on one connection, in the pieces in which it is sent. */
export interface Conversation {
  readonly chunks: readonly Buffer[];
  /** The client goes away in the middle instead of waiting for answers. */
  readonly isBrokenOff: boolean;
}

/** The parts of a request before they become bytes. */
interface Parts {
  readonly method: string;
  readonly target: string;
  readonly version: string;
  readonly fields: readonly string[];
  readonly body: Buffer;
  readonly framing: 'length' | 'chunked' | 'bad chunks' | 'too short' | 'too long' | 'twice' | 'none' | 'negative';
}

const credentials = `Basic ${Buffer.from('admin:proformatique').toString('base64')}`;
const bodies = longestBodies();
const prototypeWords = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  '__defineGetter__',
];

const oddText = fc.oneof(
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

/** A body that the real server once accepted, with some of its values exchanged. */
const mutatedBody = fc.constantFrom(...bodies).chain(({ path, act, body }) => {
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

const bytes = fc.oneof(
  oddBody.map((text) => Buffer.from(text)),
  oddBody.map((text) => Buffer.from(text, 'latin1')),
  oddBody.map((text) => gzipSync(text)),
  fc.uint8Array({ maxLength: 2000 }).map((array) => Buffer.from(array)),
);

const methods = fc.constantFrom(
  ...[
    'GET',
    'GET',
    'POST',
    'POST',
    'PUT',
    'DELETE',
    'HEAD',
    'PATCH',
    'OPTIONS',
    'QUERY',
    'PROPFIND',
    'TRACE',
    'CONNECT',
    'M-SEARCH',
    'PURGE',
  ],
  ...['get', 'FOO', '', '\0', 'G ET'],
);

const segments = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...new Set(bodies.map(({ path }) => path.split('?')[0] ?? '/'))) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '/',
      '*',
      '',
      '//',
      '/w/default/x',
      '/w/none/',
      '/readyz',
      '/__admin',
      '/__admin/nothing',
      '/..%2f..%2f',
      '/%',
    ),
  },
);

const tail = fc.oneof(
  fc.constantFrom('', '/', '/100%', '/%zz', '/%ff', '/%00', '/./', '/../', '//', '/x/y/z', '#', '\u00ff\u00fe', '/ '),
  oddText.map((text) => `/${escape(wellFormed(text)).slice(0, 20_000)}`),
);

const queries = fc
  .tuple(
    fc.constantFrom(
      'list',
      'search',
      'view',
      'add',
      'edit',
      'delete',
      'import',
      'deleteall',
      'searchid',
      ...prototypeWords,
      '',
    ),
    fc.array(
      fc.tuple(
        fc.constantFrom(
          'id',
          'search',
          'context',
          'obj',
          'number',
          'sum',
          'dbeg',
          'idbeg',
          'limit',
          'src',
          'id[]',
          '[a',
          'axis',
          '__proto__',
        ),
        oddText,
      ),
      { maxLength: 4 },
    ),
  )
  // Deleting everything would leave the rest of the run with nothing to meet.
  .map(
    ([act, pairs]) =>
      `?act=${act === 'deleteall' ? 'list' : act}${pairs.map(([name, value]) => `&${name}=${escape(wellFormed(value)).slice(0, 9000)}`).join('')}`,
  );

const origins = fc.constantFrom(
  '',
  '',
  '',
  '',
  'http://xivo.example',
  'https://user:secret@xivo.example:1',
  'ftp://x',
  'http://',
  'HTTP://h',
);

const fields = fc.array(
  fc.oneof(
    fc.constantFrom(
      'Content-Type: application/json',
      'Content-Type: application/x-www-form-urlencoded',
      'Content-Type: multipart/form-data; boundary=b',
    ),
    fc.constantFrom(
      'Content-Type: json',
      'Content-Type:',
      'Content-Type: */*',
      'Content-Type: a b/c',
      'Content-Type: ; charset=utf-8',
      'Content-Type: text/html, text/plain',
    ),
    fc.constantFrom(
      'Content-Encoding: gzip',
      'Expect: 100-continue',
      'Expect: the impossible',
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Connection: keep-alive, close',
    ),
    fc.constantFrom(
      'Host: evil.example',
      'Host:',
      'Host: w1.localhost',
      'X-Mock-World: none',
      'X-Mock-World: default',
      'If-None-Match: *',
      'Range: bytes=0-1',
    ),
    fc.constantFrom(
      'Authorization: Basic',
      'Authorization: Basic !!!',
      'Authorization: Bearer x',
      'Authorization: Basic Og==',
      'Authorization: Digest a="b"',
      'Accept-Encoding: gzip',
    ),
    fc.constantFrom(
      ' folded',
      'no colon',
      ': no name',
      'X-\u00e9: \u00e9',
      'X-Nul: \0',
      'Transfer-Encoding: gzip',
      'Content-Length: x',
      'Trailer: X',
    ),
    fc.constantFrom(...prototypeWords).map((word) => `${word}: 1`),
    fc.integer({ min: 1, max: 20_000 }).map((length) => `X-Long: ${'x'.repeat(length)}`),
  ),
  { maxLength: 4 },
);

const framing = fc.oneof(
  { weight: 8, arbitrary: fc.constant('length' as const) },
  { weight: 2, arbitrary: fc.constant('chunked' as const) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('bad chunks', 'too short', 'too long', 'twice', 'none', 'negative' as const),
  },
);

const version = fc.oneof(
  { weight: 12, arbitrary: fc.constant('HTTP/1.1') },
  { weight: 1, arbitrary: fc.constantFrom('HTTP/1.0', 'HTTP/2.0', 'HTTP/0.9', 'HTTP/1.1 x', '', 'http/1.1') },
);

const valid: fc.Arbitrary<Parts> = fc.tuple(mutatedBody, fields, framing).map(([{ path, act, body }, own, frame]) => ({
  method: 'POST',
  target: `${path}?act=${act}&id=1`,
  version: 'HTTP/1.1',
  fields: own,
  body,
  framing: frame,
}));

const odd: fc.Arbitrary<Parts> = fc.record({
  method: methods,
  target: fc.tuple(origins, segments, tail, queries).map((parts) => parts.join('')),
  version,
  fields,
  body: bytes,
  framing,
});

const request = fc.oneof({ weight: 3, arbitrary: valid }, { weight: 2, arbitrary: odd });

/** One or more requests on a connection, sent at once or cut anywhere; the last one asks the server to close it. */
export const conversation: fc.Arbitrary<Conversation> = fc
  .record({
    requests: fc.oneof(
      { weight: 5, arbitrary: fc.array(request, { minLength: 1, maxLength: 1 }) },
      { weight: 1, arbitrary: fc.array(request, { minLength: 2, maxLength: 5 }) },
    ),
    cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
    isBrokenOff: fc.integer({ min: 0, max: 19 }).map((number) => number === 0),
  })
  .map(({ requests, cuts, isBrokenOff }) => {
    const whole = Buffer.concat(requests.map((parts, index) => bytesOf(parts, index === requests.length - 1)));
    const places = cuts.map((cut) => Math.floor(cut * whole.length)).sort((one, other) => one - other);
    return {
      chunks: [0, ...places].map((place, index) => whole.subarray(place, places[index] ?? whole.length)),
      isBrokenOff,
    };
  });

function bytesOf(
  { method, target, version: spoken, fields: own, body, framing: frame }: Parts,
  isLast: boolean,
): Buffer {
  const close = isLast ? ['Connection: close'] : [];
  const header = [
    'Host: 127.0.0.1',
    `Authorization: ${credentials}`,
    ...own,
    ...close,
    ...frameFields(frame, body.length),
  ];
  const start = Buffer.from([`${method} ${target} ${spoken}`, ...header, '', ''].join('\r\n'), 'latin1');
  return Buffer.concat([start, framed(frame, body)]);
}

function frameFields(frame: Parts['framing'], length: number): readonly string[] {
  if (frame === 'none') return [];
  if (frame === 'chunked' || frame === 'bad chunks') return ['Transfer-Encoding: chunked'];
  if (frame === 'twice') return [`Content-Length: ${length}`, `Content-Length: ${length + 1}`];
  const told = { length, 'too short': Math.floor(length / 2), 'too long': length + 10, negative: -1 }[frame];
  return [`Content-Length: ${told}`];
}

function framed(frame: Parts['framing'], body: Buffer): Buffer {
  if (frame === 'bad chunks') return Buffer.concat([Buffer.from('zz;\r\n'), body]);
  if (frame !== 'chunked') return body;
  const size = Buffer.from(body.length === 0 ? '' : `${body.length.toString(16)}\r\n`);
  const end = Buffer.from(body.length === 0 ? '0\r\n\r\n' : '\r\n0\r\n\r\n');
  return Buffer.concat([size, body, end]);
}

function wellFormed(text: string): string {
  return Buffer.from(text).toString('latin1');
}
