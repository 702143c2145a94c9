import * as z from 'zod';

/** Where the value of an option can come from, in order of precedence; `options` are those of a mock in the same process. */
export type ValueSource = 'flag' | 'environment' | 'file' | 'options' | 'default';

/** What an option's schema does not say by itself. */
interface Facts {
  readonly type:
    | 'port'
    | 'host'
    | 'path'
    | 'paths'
    | 'url'
    | 'choice'
    | 'boolean'
    | 'text'
    | 'number'
    | 'duration'
    | 'list';
  readonly help: string;
  readonly choices?: readonly string[];
  /** What a valid value looks like, where its type says too little. */
  readonly expects?: string;
  /** Its value is never printed. */
  readonly secret?: true;
  /** Where it can be set; everywhere when absent. */
  readonly places?: readonly ValueSource[];
}

/** An option with the three names under which it is known. */
export interface Option extends Facts {
  readonly key: string;
  readonly flag: string;
  readonly variable: string;
  readonly default: unknown;
}

/** The facts about each option, beside its schema. */
export const optionFacts = z.registry<Facts>();

/** The options that a table declares, in its order. */
export function optionsOf(table: z.ZodObject): Option[] {
  const defaults: Record<string, unknown> = table.parse({});
  return Object.entries(table.shape).flatMap(([key, schema]) => {
    const known = optionFacts.get(schema);
    return known ? [{ ...known, key, ...namesOf(key), default: defaults[key] }] : [];
  });
}

/** Whether an option can be set in this place. */
export function isSettable(option: Option, place: ValueSource): boolean {
  return option.places?.includes(place) ?? true;
}

/** What a valid value looks like, for a line about an invalid one. */
export function expectationOf({ type, choices = [], expects }: Option): string {
  if (expects !== undefined) return expects;
  switch (type) {
    case 'port':
      return 'a port from 0 to 65535';
    case 'host':
      return 'a host name or an IP address';
    case 'path':
      return 'a path';
    case 'paths':
      return 'paths with commas between them';
    case 'url':
      return 'a URL that begins with http:// or https://';
    case 'choice':
      return `one of ${choices.join(', ')}`;
    case 'boolean':
      return 'true or false';
    case 'text':
      return 'a text that is not empty';
    case 'number':
      return 'a whole number above 0';
    case 'duration':
      return 'a duration such as 500ms, 30s or 15m';
    case 'list':
      return 'names with commas between them';
  }
}

function namesOf(key: string) {
  const words = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return { flag: `--${words}`, variable: `XIVO_MOCK_${words.replaceAll('-', '_').toUpperCase()}` };
}
