/** Names that are not the first of their zone have to be spelt like one: each word with a capital. */
const spelling = /^[A-Z][a-z]+(?:\/(?:[A-Z][A-Za-z]+|au|es|of)(?:[_-](?:[A-Z][A-Za-z]+|au|es|of))*)+$/;
const shouting = /[A-Z]{4}/;

/** The name of a time zone if there is one of that name, with case; 9 to 30 characters (trunks, iax, `timezone`). */
export function knownTimeZone(value: unknown): string | null {
  if (typeof value !== 'string' || value.length < 9 || value.length > 30) return null;
  const isSpelt = spelling.test(value) && !shouting.test(value);
  return isSpelt && isTimeZone(value) ? value : null;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
