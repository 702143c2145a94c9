/** A place of a pattern: the characters that it allows, or the tail of any number of characters from `least` up. */
type Place = { readonly characters: string } | { readonly least: 0 | 1 };

const letters: Readonly<Record<string, string>> = { X: '0123456789', Z: '123456789', N: '23456789' };

/**
 * Returns what the tail of a pattern (`.` or `!`) stands for in the number, `''` for a pattern without a tail or an exact number;
 * `undefined` if the number does not match. In the dial plan `.` stands for at least one character, unlike in the ranges of a
 * context (core.md 7.10).
 */
export function matchedRest(stored: string, number: string): string | undefined {
  const places = placesOf(stored);
  if (places === undefined) return undefined;
  for (const [index, place] of places.entries()) {
    if ('least' in place) return number.length >= index + place.least ? number.slice(index) : undefined;
    if (index >= number.length || !place.characters.includes(number.charAt(index))) return undefined;
  }
  return places.length === number.length ? '' : undefined;
}

/** True if the number matches the stored number or pattern (`_0[1-5]X.`); dashes of a pattern count for nothing. */
export function matchesPattern(stored: string, number: string): boolean {
  return matchedRest(stored, number) !== undefined;
}

/**
 * Compares two stored numbers or patterns in the order in which Asterisk tries them: an exact number before patterns, then at the
 * first place where they differ the one that allows fewer characters, `.` and `!` last. Negative if `one` comes first.
 */
export function bySpecificity(one: string, other: string): number {
  if (isPattern(one) !== isPattern(other)) return isPattern(one) ? 1 : -1;
  const [places, others] = [placesOf(one) ?? [], placesOf(other) ?? []];
  for (let index = 0; index < Math.max(places.length, others.length); index += 1) {
    const [place, otherPlace] = [places[index], others[index]];
    const order = widthOf(place) - widthOf(otherPlace) || compareTexts(textOf(place), textOf(otherPlace));
    if (order !== 0) return order;
  }
  return 0;
}

function isPattern(stored: string): boolean {
  return stored.startsWith('_');
}

/** Returns the places of a stored number or pattern; `undefined` for a bracket that does not close, which matches nothing. */
function placesOf(stored: string): readonly Place[] | undefined {
  if (!isPattern(stored)) return [...stored].map((characters) => ({ characters }));
  const places: Place[] = [];
  for (let index = 1; index < stored.length; index += 1) {
    const character = stored.charAt(index);
    if (character === '-') continue;
    if (character === '.' || character === '!') return [...places, { least: character === '.' ? 1 : 0 }];
    if (character !== '[') {
      places.push({ characters: letters[character] ?? character });
      continue;
    }
    const end = stored.indexOf(']', index);
    if (end < 0) return undefined;
    places.push({ characters: bracketCharacters(stored.slice(index + 1, end)) });
    index = end;
  }
  return places;
}

/** The characters of a bracket, each once and in order; a range that descends has none. */
function bracketCharacters(bracket: string): string {
  const characters = new Set<string>();
  for (let index = 0; index < bracket.length; index += 1) {
    const first = bracket.charCodeAt(index);
    const isRange = bracket.charAt(index + 1) === '-' && index + 2 < bracket.length;
    const last = isRange ? bracket.charCodeAt(index + 2) : first;
    // A range between far apart characters is a mistake: only those of ASCII are expanded.
    for (let code = first; code <= Math.min(last, Math.max(first, 127)); code += 1) {
      characters.add(String.fromCharCode(code));
    }
    if (isRange) index += 2;
  }
  return [...characters].sort().join('');
}

/** How many characters a place allows, with those that allow any number of them behind all others, and a missing place last. */
function widthOf(place: Place | undefined): number {
  if (place === undefined) return 1_000_003;
  if ('least' in place) return place.least === 1 ? 1_000_001 : 1_000_002;
  return place.characters.length;
}

function textOf(place: Place | undefined): string {
  return place !== undefined && 'characters' in place ? place.characters : '';
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
