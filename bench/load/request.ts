/** A request as it goes over the wire. */
export interface WireRequest {
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  /** Whether it carries the credentials of the default account. */
  readonly signed?: boolean;
}

/** Of the default account. */
export const authorization = `Basic ${Buffer.from('admin:proformatique').toString('base64')}`;

/** The bytes of a request, made once and sent many times. */
export function bytesOf({ path, method = 'GET', body = '', signed = true }: WireRequest): Buffer {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    ...(signed ? [`Authorization: ${authorization}`] : []),
    ...(body === '' ? [] : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
