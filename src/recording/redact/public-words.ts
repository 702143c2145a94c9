import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#paths.ts';

/** A word or a number in a text. */
export const wordPattern = /[\p{L}\p{M}\p{N}_]+/gu;

/** Words that the formats of values contain, beside those of the description and of a fresh PBX. */
const technical =
  'Access Restricted defaultconfigdevice trunksip trunkiax trunkcustom SIP IAX2 SCCP Agent Local Custom DAHDI local custom dynamic http https sip sips tcp udp tls port register GET POST xivo ' +
  'asterisk VoiceMail Dial Queue MeetMe Goto rfc2833 ulaw alaw gsm XIVO_USERID XIVO_CONTEXT autoprov queue youarenext ' +
  'thereare callswaiting holdtime minutes seconds thankyou reporthold periodic announce';

/**
 * The words that every XiVO has: values that the description of the web services allows, the contents of a fresh PBX, and names of
 * time zones. Nothing else is certain to be public. A name that is spelt like one of them, with the same capitals, counts as such a
 * word.
 */
export class PublicWords {
  readonly #words: ReadonlySet<string>;
  readonly #keys: ReadonlySet<string>;

  constructor(words: Iterable<string>, keys: Iterable<string>) {
    this.#words = new Set(words);
    this.#keys = new Set(keys);
  }

  hasWord(word: string): boolean {
    return this.#words.has(word);
  }

  /** True if it is the key of an object in a web service. */
  hasKey(key: string): boolean {
    return this.#keys.has(key);
  }
}

/** Reads the public words of the XiVO web services from the files of the package. */
export function readPublicWords(): PublicWords {
  const words: string[] = [technical, ...Intl.supportedValuesOf('timeZone')];
  const keys: string[] = [];
  visit(parsed('docs/openapi/xivo.json'), (key, value) => {
    if (key === 'properties' && isObject(value)) keys.push(...Object.keys(value));
    if (key === 'enum' && Array.isArray(value)) words.push(...value.map(String));
    if (key === 'const') words.push(String(value));
  });
  const fresh = readdirSync(join(packageRoot, 'seeds/fresh')).filter((name) => /^[a-z].*\.json$/.test(name));
  for (const name of fresh) visit(parsed(`seeds/fresh/${name}`), (_, value) => void words.push(String(value)));
  return new PublicWords(
    [...words, ...keys].flatMap((text) => text.match(wordPattern) ?? []).filter((word) => !/^\p{N}+$/u.test(word)),
    keys,
  );
}

function parsed(name: string): unknown {
  return JSON.parse(readFileSync(join(packageRoot, name), 'utf8'));
}

function visit(value: unknown, each: (key: string, value: unknown) => void, key = ''): void {
  each(key, value);
  if (isObject(value))
    for (const [name, member] of Object.entries(value)) visit(member, each, Array.isArray(value) ? key : name);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
