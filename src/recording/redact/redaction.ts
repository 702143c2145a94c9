import { createHash, randomBytes } from 'node:crypto';
import { isSecretMember, isSecretName, redactText, redactUrl, redactUserInfo } from '#journal/secrets.ts';
import { formDecode } from '#wire/percent.ts';
import { Anonymiser } from './anonymiser.ts';
import { redactRegistration, redactRoom } from './compound-secrets.ts';
import { type Leaf, replaceInJson } from './json-leaves.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { readPublicWords } from './public-words.ts';

/** How to redact. */
export interface RedactionOptions {
  /** Replaces also names, telephone numbers, and mail, IP and MAC addresses. */
  readonly anonymises: boolean;
  /** Decides the replacements; random by default, and never written. */
  readonly key?: Buffer;
}

/** Creates a redaction. */
export function createRedaction({ anonymises, key = randomBytes(32) }: RedactionOptions): Redaction {
  return new Redaction(new Pseudonyms(key, 'secrets'), anonymises ? new Anonymiser(key, readPublicWords()) : undefined);
}

/**
 * Replaces the secrets in requests and answers, the same one always by the same of the same form, so that what was equal stays equal and
 * a replay still works; with an anonymiser also whatever is somebody's.
 */
export class Redaction {
  readonly #anonymiser: Anonymiser | undefined;
  readonly #secrets: Pseudonyms;
  /** MD5 sums of answers before the redaction, and after it. */
  readonly #sums = new Map<string, string>();

  constructor(secrets: Pseudonyms, anonymiser: Anonymiser | undefined) {
    this.#secrets = secrets;
    this.#anonymiser = anonymiser;
  }

  /** Returns the body of an answer, redacted. A later request may contain its sum (core.md 6.5). */
  answer(body: string): string {
    const redacted = this.body(body);
    this.#sums.set(md5(body), md5(redacted));
    return redacted;
  }

  /** Returns the text of a body, redacted: every byte of JSON that is not part of a replaced value stays as it is. */
  body(text: string): string {
    if (isJson(text)) return replaceInJson(text, this);
    const hide = (secret: string) => this.#secrets.of(secret);
    const redacted = redactUserInfo(redactText(text, hide), hide);
    return this.#anonymiser?.text(redacted) ?? redacted;
  }

  /** Returns a request target, redacted. */
  target(target: string): string {
    const [path = ''] = target.split('?', 1);
    const shown = redactUserInfo(path, (secret) => this.#secrets.of(secret));
    return path === target ? shown : `${shown}?${this.form(target.slice(path.length + 1))}`;
  }

  /** Returns the value of a header that may name something, redacted: an address or a realm. */
  header(value: string): string {
    const redacted = redactUrl(value, (secret) => this.#secrets.of(secret));
    return this.#anonymiser?.text(redacted) ?? redacted;
  }

  /** Returns the text of a form, redacted: its fields are parameters like those of a query. */
  form(text: string): string {
    return text
      .split('&')
      .map((pair) => this.#parameter(pair))
      .join('&');
  }

  /** Returns the replacement of a value in JSON, if it is replaced. */
  leaf(leaf: Leaf): string | number | undefined {
    const replaced = this.#value(leaf);
    return replaced === leaf.value ? undefined : replaced;
  }

  readonly isSecret = isSecretName;

  /** Returns the replacement of a key in JSON, if it is replaced. */
  key(name: string): string | undefined {
    const replaced = this.#anonymiser?.key(name) ?? name;
    return replaced === name ? undefined : replaced;
  }

  #parameter(pair: string): string {
    const [sent = '', ...rest] = pair.split('=');
    if (rest.length === 0)
      return this.#anonymiser === undefined ? pair : encodedLike(sent, this.#anonymiser.key(decoded(sent)));
    const path = decoded(sent);
    const [name = ''] = path.split('[', 1);
    const value = rest.join('=');
    const sum = name === 'sum' ? this.#sums.get(value) : undefined;
    if (sum !== undefined) return `${sent}=${sum}`;
    const leaf = { value: decoded(value), name, siblings: {}, isListed: false, isHidden: isSecretName(path) };
    return `${sent}=${encodedLike(value, String(this.#value(leaf)))}`;
  }

  #value(leaf: Leaf): string | number {
    const { value } = leaf;
    if (isSecret(leaf)) return this.#hidden(leaf);
    const redacted = typeof value === 'string' ? redactUserInfo(value, (secret) => this.#secrets.of(secret)) : value;
    return this.#plain({ ...leaf, value: redacted });
  }

  /** Registrations and conference rooms are texts with a secret in them; any other secret is one as a whole. */
  #hidden({ value, name, siblings, isHidden }: Leaf): string | number {
    const kind = name === 'var_val' ? siblings['var_name'] : name;
    if (typeof value !== 'string') return this.#secret(value);
    const parts = {
      secret: (text: string) => this.#secrets.of(text),
      number: (text: string) =>
        String(this.#plain({ value: text, name: 'number', siblings, isListed: false, isHidden })),
      text: (text: string) => this.#anonymiser?.text(text) ?? text,
    };
    if (kind === 'register') return redactRegistration(value, parts);
    return kind === 'conf' ? redactRoom(value, parts) : this.#secret(value);
  }

  #plain(leaf: Leaf): string | number {
    return this.#anonymiser?.value(leaf) ?? leaf.value;
  }

  #secret(value: string | number): string | number {
    const replaced = this.#secrets.of(String(value));
    return typeof value === 'string' ? replaced : Number(replaced.replace(/^0/, '1'));
  }
}

/** A stored setting is an object under its name: of one that is secret, only the value is. */
function isSecret({ name, siblings, isHidden }: Leaf): boolean {
  if (isSecretMember(siblings, name)) return true;
  const setting = siblings['var_name'];
  return typeof setting === 'string' ? name === 'var_val' && isSecretName(setting) : isHidden;
}

function decoded(text: string): string {
  return formDecode(text).toString();
}

/** Returns the text as it was sent if nothing was replaced in it, else the new one, encoded. */
function encodedLike(sent: string, text: string): string {
  return decoded(sent) === text ? sent : encodeURIComponent(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
