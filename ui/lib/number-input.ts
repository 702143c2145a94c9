/** Returns the number that a text stands for; the text itself if it is none, so that the mock says what it expects. */
export function numberOrText(text: string): number | string {
  const trimmed = text.trim();
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(trimmed) ? Number(trimmed) : text;
}
