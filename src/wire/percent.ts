const percent = 0x25;
const plus = 0x2b;
const space = 0x20;

/**
 * Decodes percent-encoding once; leaves invalid escapes unchanged (core.md 1.3, 3.2). Returns bytes, which may not be
 * UTF-8.
 */
export function percentDecode(text: string): Buffer {
  return decodeIn(toBytes(text), plus);
}

/** As `percentDecode`, but decodes a plus sign as a space. */
export function formDecode(text: string): Buffer {
  return decodeIn(toBytes(text), space);
}

/** Decodes the bytes in place and replaces each literal plus sign with `plusByte`. */
function decodeIn(bytes: Buffer, plusByte: number): Buffer {
  let to = 0;
  for (let from = 0; from < bytes.length; from += 1, to += 1) {
    const byte = bytes[from] ?? 0;
    const escaped = byte === percent ? hexDigit(bytes[from + 1]) * 16 + hexDigit(bytes[from + 2]) : Number.NaN;
    if (escaped >= 0) from += 2;
    if (escaped >= 0) bytes[to] = escaped;
    else bytes[to] = byte === plus ? plusByte : byte;
  }
  return bytes.subarray(0, to);
}

/** Returns the value of a hexadecimal digit, or NaN for any other byte. */
function hexDigit(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}

/** The HTTP parser passes one character per byte; only requests injected within the process have wider characters. */
function toBytes(text: string): Buffer {
  return Buffer.from(text, /[\u0100-\uffff]/.test(text) ? 'utf8' : 'latin1');
}
