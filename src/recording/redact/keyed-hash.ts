import { createHmac } from 'node:crypto';

/** Returns 32 bytes that the key and the text determine; without the key nothing can be learned of the text. */
export function keyedHash(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
