/** Undoes percent-encoding once; an invalid escape stays as it is (core.md 1.3, 3.2). */
export function percentDecode(text: string): Buffer {
  const decoded = toBinary(text).replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(decoded, 'latin1');
}

/** The HTTP parser hands over one character per byte; only callers inside the process pass wider ones. */
function toBinary(text: string): string {
  return /[\u0100-\uffff]/.test(text) ? Buffer.from(text).toString('latin1') : text;
}
