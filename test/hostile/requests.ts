import fc from 'fast-check';
import { bodies, bytes, mutatedBody, oddText, prototypeWords, wellFormed } from './bodies.ts';
import { bytesOf, type Parts } from './framing.ts';

/** The bytes that a client sends on one connection, in chunks. */
export interface Conversation {
  /** The number of requests in the chunks. */
  readonly requests: number;
  readonly chunks: readonly Buffer[];
  /** True if the client disconnects instead of waiting for answers. */
  readonly isBrokenOff: boolean;
}

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
  // Deleting everything would leave no objects for the rest of the run.
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

/** One or more requests on a connection, sent at once or in chunks; the last one asks the server to close it. */
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
    const whole = Buffer.concat(
      requests.map((parts, index) => bytesOf(parts, { isLast: index === requests.length - 1 })),
    );
    const places = cuts.map((cut) => Math.floor(cut * whole.length)).sort((one, other) => one - other);
    return {
      requests: requests.length,
      chunks: [0, ...places].map((place, index) => whole.subarray(place, places[index] ?? whole.length)),
      isBrokenOff,
    };
  });
