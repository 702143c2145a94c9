/** The parts of a request. */
export interface Parts {
  readonly method: string;
  readonly target: string;
  readonly version: string;
  readonly fields: readonly string[];
  readonly body: Buffer;
  readonly framing: 'length' | 'chunked' | 'bad chunks' | 'too short' | 'too long' | 'twice' | 'none' | 'negative';
}

const credentials = `Basic ${Buffer.from('admin:proformatique').toString('base64')}`;

/** Returns the bytes of a request; the last one of a connection has `Connection: close`. */
export function bytesOf(
  { method, target, version: spoken, fields: own, body, framing: frame }: Parts,
  { isLast }: { isLast: boolean },
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
  const declared = { length, 'too short': Math.floor(length / 2), 'too long': length + 10, negative: -1 }[frame];
  return [`Content-Length: ${declared}`];
}

function framed(frame: Parts['framing'], body: Buffer): Buffer {
  if (frame === 'bad chunks') return Buffer.concat([Buffer.from('zz;\r\n'), body]);
  if (frame !== 'chunked') return body;
  const size = Buffer.from(body.length === 0 ? '' : `${body.length.toString(16)}\r\n`);
  const end = Buffer.from(body.length === 0 ? '0\r\n\r\n' : '\r\n0\r\n\r\n');
  return Buffer.concat([size, body, end]);
}
