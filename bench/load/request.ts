/** A request to send. */
export interface WireRequest {
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  /** Sends the credentials of the default account. Default: true. */
  readonly signed?: boolean;
}

/** The `Authorization` header of the default account. */
export const authorization = `Basic ${Buffer.from('admin:proformatique').toString('base64')}`;

/** The bytes of a request. */
export function bytesOf({ path, method = 'GET', body = '', signed = true }: WireRequest): Buffer {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    ...(signed ? [`Authorization: ${authorization}`] : []),
    ...(body === '' ? [] : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
