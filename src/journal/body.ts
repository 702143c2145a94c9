import { isUtf8 } from 'node:buffer';
import { decodeBody } from '#wire/body.ts';

/** Parses a JSON body. The value is wrapped because it may be `null`; returns `undefined` if the body is empty or not JSON. */
export function jsonOf(body: Buffer): { readonly value: unknown } | undefined {
  const container = decodeBody(body);
  return container === undefined ? scalarOf(body) : { value: container };
}

/** `decodeBody` has already parsed every list or object this short, so this reads only strings, numbers and the like. */
function scalarOf(body: Buffer): { readonly value: unknown } | undefined {
  if (body.length > 1000 || !isUtf8(body)) return undefined;
  try {
    return { value: JSON.parse(body.toString()) };
  } catch {
    return undefined;
  }
}
