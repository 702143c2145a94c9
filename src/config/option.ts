import * as z from 'zod';

/** Where the value of an option comes from, in order of precedence. `options` are those passed to `startXivoMock`. */
export type ValueSource = 'flag' | 'environment' | 'file' | 'options' | 'default';

/** What the schema of an option does not express. */
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
  /** A phrase for valid values, if that of the type is too vague. */
  readonly expects?: string;
  /** The value is never printed. */
  readonly secret?: true;
  /** The flag may be repeated; the value is the list of what each one names. */
  readonly repeatable?: true;
  /** Where the option can be set. Default: everywhere. */
  readonly sources?: readonly ValueSource[];
}

/** An option with its names in files, on the command line and in the environment. */
export interface Option extends Facts {
  readonly key: string;
  readonly flag: string;
  readonly variable: string;
  readonly default: unknown;
}

/** The facts about each option, by its schema. */
export const optionFacts = z.registry<Facts>();

/** The options of a table, in the order of declaration. */
export function optionsOf(table: z.ZodObject): Option[] {
  const defaults: Record<string, unknown> = table.parse({});
  return Object.entries(table.shape).flatMap(([key, schema]) => {
    const facts = optionFacts.get(schema);
    return facts ? [{ ...facts, key, ...namesOf(key), default: defaults[key] }] : [];
  });
}

/** True if an option can be set in this source. */
export function isSettable(option: Option, source: ValueSource): boolean {
  return option.sources?.includes(source) ?? true;
}

/** A phrase for valid values, to follow "expected". */
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
      return 'comma-separated paths';
    case 'url':
      return 'a URL that begins with http:// or https://';
    case 'choice':
      return `one of ${choices.join(', ')}`;
    case 'boolean':
      return 'true or false';
    case 'text':
      return 'a non-empty string';
    case 'number':
      return 'a whole number above 0';
    case 'duration':
      return 'a duration such as 500ms, 30s or 15m';
    case 'list':
      return 'comma-separated names';
  }
}

function namesOf(key: string) {
  const words = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return { flag: `--${words}`, variable: `XIVO_MOCK_${words.replaceAll('-', '_').toUpperCase()}` };
}
