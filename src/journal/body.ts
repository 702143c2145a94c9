import { isUtf8 } from 'node:buffer';
import { decodeBody } from '#wire/body.ts';

/** The value in a body of JSON, boxed because it may be `null`; `undefined` for other texts and for none. */
export function jsonOf(body: Buffer): { readonly value: unknown } | undefined {
  const container = decodeBody(body);
  return container === undefined ? scalarOf(body) : { value: container };
}

/** A list or object that short is never nested too deep, so what is read here is neither. */
function scalarOf(body: Buffer): { readonly value: unknown } | undefined {
  if (body.length > 1000 || !isUtf8(body)) return undefined;
  try {
    return { value: JSON.parse(body.toString()) };
  } catch {
    return undefined;
  }
}
