const percent = 0x25;

/** Undoes percent-encoding once; an invalid escape stays as it is (core.md 1.3, 3.2). */
export function percentDecode(text: string): Buffer {
  const bytes = toBytes(text);
  const first = bytes.indexOf(percent);
  return first < 0 ? bytes : decodeFrom(bytes, first);
}

function decodeFrom(bytes: Buffer, first: number): Buffer {
  let to = first;
  for (let from = first; from < bytes.length; from += 1, to += 1) {
    const escaped = bytes[from] === percent ? hexDigit(bytes[from + 1]) * 16 + hexDigit(bytes[from + 2]) : Number.NaN;
    if (Number.isNaN(escaped)) {
      bytes[to] = bytes[from] ?? 0;
    } else {
      bytes[to] = escaped;
      from += 2;
    }
  }
  return bytes.subarray(0, to);
}

/** The value of a hexadecimal digit; NaN for every other byte. */
function hexDigit(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}

/** The HTTP parser hands over one character per byte; only callers inside the process pass wider ones. */
function toBytes(text: string): Buffer {
  return Buffer.from(text, /[\u0100-\uffff]/.test(text) ? 'utf8' : 'latin1');
}
