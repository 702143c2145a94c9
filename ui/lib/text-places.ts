import { yamlPlaces } from './yaml-places.ts';

/** A line of a text, by number and by the offsets of its start and end. */
export interface LineOfText {
  /** Counted from 1. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Returns a function that finds the line of a place in a JSON or YAML text. A place is `line 3, column 5`, or a path such as
 * `users[0].userfeatures.firstname`; of a path that the text does not have, the nearest part above counts.
 */
export function lineFinder(text: string): (at: string) => LineOfText | undefined {
  const places = isJson(text) ? jsonPlaces(text) : yamlPlaces(text);
  return (at) => {
    const [, line] = /^line (\d+), column \d+$/.exec(at) ?? [];
    if (line !== undefined) return numberedLine(text, Number(line));
    for (let path = at; path !== ''; path = parentOf(path)) {
      const offset = places.get(path);
      if (offset !== undefined) return lineAround(text, offset);
    }
    return undefined;
  };
}

/** Returns true if a text is meant as JSON and not as YAML. */
export function isJson(text: string): boolean {
  return /^\uFEFF?\s*[[{]/.test(text);
}

/** Where the members and items of a container are. */
interface Container {
  readonly path: string;
  readonly isList: boolean;
  index: number;
  key: string | undefined;
}

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],]|[^\s{}[\],:"]+/g;

/** Returns the offset of each value of a JSON text by its path; of a member, that of its key. */
function jsonPlaces(text: string): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const open: Container[] = [];
  for (const { 0: token, index } of text.matchAll(tokens)) {
    const container = open.at(-1);
    if (token === ',') nextIn(container);
    else if (token === '}' || token === ']') open.pop();
    else if (isKey(container, token)) {
      container.key = keyText(token);
      places.set(pathIn(container), index);
    } else {
      const path = container === undefined ? '' : pathIn(container);
      if (!places.has(path)) places.set(path, index);
      if (token === '{' || token === '[') open.push({ path, isList: token === '[', index: 0, key: undefined });
    }
  }
  return places;
}

function isKey(container: Container | undefined, token: string): container is Container {
  return container !== undefined && !container.isList && container.key === undefined && token.startsWith('"');
}

function nextIn(container: Container | undefined): void {
  if (container === undefined) return;
  container.index += 1;
  container.key = undefined;
}

function pathIn({ path, isList, index, key = '' }: Container): string {
  return isList ? `${path}[${index}]` : memberPath(path, key);
}

/** Returns the path of a member of the object at `path`. */
export function memberPath(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function keyText(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token.slice(1, -1);
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.'), path.lastIndexOf('[')));
}

function lineAround(text: string, offset: number): LineOfText {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  return { number: text.slice(0, start).split('\n').length, start, end: next < 0 ? text.length : next };
}

function numberedLine(text: string, number: number): LineOfText | undefined {
  let start = 0;
  for (let line = 1; line < number; line += 1) {
    const next = text.indexOf('\n', start);
    if (next < 0) return undefined;
    start = next + 1;
  }
  return lineAround(text, start);
}
