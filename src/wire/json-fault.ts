/** Where a text stops being JSON, and what is wrong there. */
export interface JsonFault {
  /** Both are counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

type Closing = '}' | ']';

/** What has to come next. */
type Wanted = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | 'what follows';

/** Goes on at the place, or ends with a fault there. */
type Step = { readonly at: number; readonly wanted: Wanted } | { readonly at: number; readonly what: string };

const blanks = /[ \t\r\n]*/y;
const escapes = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/** So much of a text is looked through; a fault after it has no place. */
const longest = 1024 * 1024;

/** The first fault of a text that `JSON.parse` refuses, whose own messages have no place for short texts. */
export function jsonFault(whole: string): JsonFault | undefined {
  const text = whole.slice(0, longest);
  const { at, what } = firstFault(text);
  if (at >= text.length && text.length < whole.length) return undefined;
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n'), what };
}

function firstFault(text: string): { at: number; what: string } {
  const open: Closing[] = [];
  let step: Step = { at: 0, wanted: 'value' };
  while (!('what' in step)) step = next(text, { ...step, at: endOf(blanks, text, step.at) ?? step.at }, open);
  return step;
}

function next(text: string, { at, wanted }: { at: number; wanted: Wanted }, open: Closing[]): Step {
  const character = text.charAt(at);
  const isClosing = character === open.at(-1);
  if (isClosing && ['value or ]', 'name or }', 'what follows'].includes(wanted)) {
    open.pop();
    return { at: at + 1, wanted: 'what follows' };
  }
  switch (wanted) {
    case 'value':
    case 'value or ]':
      return valueAt(text, at, open);
    case 'name':
    case 'name or }':
      return character === '"' ? stringAt(text, at, ':') : { at, what: faultAt(text, at, 'a name in double quotes') };
    case ':':
      return character === ':' ? { at: at + 1, wanted: 'value' } : { at, what: faultAt(text, at, 'a colon') };
    case 'what follows':
      return afterValue(text, at, open.at(-1));
  }
}

function valueAt(text: string, at: number, open: Closing[]): Step {
  const character = text.charAt(at);
  if (character === '"') return stringAt(text, at, 'what follows');
  if (character === '{' || character === '[') {
    open.push(character === '{' ? '}' : ']');
    return { at: at + 1, wanted: character === '{' ? 'name or }' : 'value or ]' };
  }
  const end = endOf(scalar, text, at);
  return end === undefined ? { at, what: faultAt(text, at, 'a value') } : { at: end, wanted: 'what follows' };
}

function stringAt(text: string, at: number, wanted: Wanted): Step {
  let end = at + 1;
  for (; end < text.length && text[end] !== '"'; end += 1) {
    if (text.charCodeAt(end) < 0x20) return { at: end, what: 'a control character must be escaped' };
    if (text[end] !== '\\') continue;
    const size = endOf(escapes, text, end);
    if (size === undefined) return { at: end, what: 'a backslash begins no known escape' };
    end = size - 1;
  }
  return end < text.length ? { at: end + 1, wanted } : { at, what: 'the text in double quotes has no end' };
}

function afterValue(text: string, at: number, closing: Closing | undefined): Step {
  if (closing === undefined) return { at, what: at < text.length ? 'there is more after the end' : 'nothing is wrong' };
  if (text.charAt(at) !== ',') return { at, what: faultAt(text, at, `a comma or ${closing}`) };
  return { at: at + 1, wanted: closing === '}' ? 'name' : 'value' };
}

function faultAt(text: string, at: number, wanted: string): string {
  const character = text.charAt(at);
  if (character === '') return `the text ends where ${wanted} should be`;
  if (character === "'") return `${wanted} should be here; texts and names stand in double quotes`;
  if (
    isClosing(character) &&
    text
      .slice(Math.max(0, at - 100), at)
      .trimEnd()
      .endsWith(',')
  ) {
    return `there is a comma before ${character}`;
  }
  return `${wanted} should be here, not ${printable(character) ? character : 'a control character'}`;
}

const isClosing = (character: string): boolean => character === '}' || character === ']';

const printable = (character: string): boolean => character > ' ' && character !== '\x7f';

/** Where the pattern, which is tied to the place, ends. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
