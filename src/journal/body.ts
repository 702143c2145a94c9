import { decodeBody } from '../wire/body.ts';

/** The value in a body of JSON, boxed because it may be `null`; `undefined` for other texts and for none. */
export function jsonOf(body: Buffer): { readonly value: unknown } | undefined {
  const container = decodeBody(body);
  return container === undefined ? scalarOf(body) : { value: container };
}

function scalarOf(body: Buffer): { readonly value: unknown } | undefined {
  if (body.length > 1000) return undefined;
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null ? undefined : { value };
  } catch {
    return undefined;
  }
}
