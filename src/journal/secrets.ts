import type { Reason } from '#errors.ts';
import { percentDecode } from '#wire/percent.ts';
import { asContainer } from '#wire/values.ts';
import type { Headers } from './entry.ts';
import { withoutSecretColumns } from './secret-columns.ts';

/** What stands for a secret wherever a journal is shown. */
const mask = '[redacted]';

const secretWord = 'passw(?!ordlocation)|passphrase|secret(?!ar|mode)|credential|token|api[_-]?key';
const secretName = new RegExp(`${secretWord}|(?:^|[._[-])pin(?:admin|code)?(?:$|[\\]_-])`, 'i');
const secretHeader = new RegExp(`^(?:proxy-)?authorization$|cookie|${secretWord}`, 'i');

/** In a text of no known form: a name, what parts it from its value, and the value, to the end if it is a container. */
const secretPair = new RegExp(
  `((?:${secretWord}|\\bpin)[\\w.\\]%-]{0,40}["']?(?:\\s{0,20}[:=>]\\s{0,20}|\\r?\\n\\r?\\n))` +
    `("[^"\\\\]*(?:\\\\.[^"\\\\]*)*"?|'[^']*'?|[[{].*|[^\\s,;&|}\\]<]+)`,
  'gis',
);

/** `user:password@` of a URL. */
const userInfo = /(:\/\/)[^/?#\s]*@/g;

function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** The value of JSON without the secrets in it. */
export function redact(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(userInfo, `$1${mask}@`);
  if (Array.isArray(value)) return value.map(redact);
  const object = asContainer(value);
  if (object === undefined) return value;
  const members = Object.entries(object).map(([name, member]) => {
    return [name, isSecretName(name) || isSecretHere(object, name) ? hide(member) : redact(member)];
  });
  return Object.fromEntries(members);
}

/** The value under a name, or a path that ends in it, without the secrets in it. */
export function redactUnder(name: string, value: unknown): unknown {
  const last = name.split('.').at(-1) ?? '';
  return isSecretName(last) || (last === 'register' && typeof value === 'string') ? hide(value) : redact(value);
}

/** A query string keeps its names, and the values that are no secrets. */
export function redactUrl(url: string): string {
  const mark = url.indexOf('?');
  const [place, query] = mark < 0 ? [url, ''] : [url.slice(0, mark + 1), url.slice(mark + 1)];
  return place.replace(userInfo, `$1${mask}@`) + redactForm(query);
}

/** A body that is no JSON. */
export function redactText(text: string): string {
  if (/^[^\s{}<>|"']*=/.test(text)) return redactForm(text);
  return redactPairs(withoutSecretColumns(text, isSecretName, mask));
}

export function redactHeaders(headers: Headers): Headers {
  const shown = Object.entries(headers).map(([name, value]) => [name, redactHeader(name, value)]);
  return Object.fromEntries(shown);
}

/** A reason may name a secret as the value that was refused, and in its sentence. */
export function redactReason(reason: Reason): Reason {
  const { message, field, value } = reason;
  if (value === undefined) return { ...reason, message: redactPairs(message) };
  const shown = redactUnder(field ?? '', value);
  const isSecret = shown === mask;
  return {
    ...reason,
    message: isSecret ? message.replaceAll(String(value), mask) : redactPairs(message),
    value: shown,
  };
}

/** What is a secret by its place only: the PIN of a DISA, the stored form of a registration or of a conference room. */
function isSecretHere(object: Readonly<Record<string, unknown>>, name: string): boolean {
  if (name === 'actionarg1') return /disa$/.test(String(object['action']));
  if (name === 'var_val') return ['register', 'conf'].includes(String(object['var_name']));
  return name === 'register' && typeof object[name] === 'string';
}

/** An empty value is no secret, and worth seeing. */
function hide(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hide);
  const object = asContainer(value);
  if (object !== undefined)
    return Object.fromEntries(Object.entries(object).map(([name, member]) => [name, hide(member)]));
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? mask : value;
}

function redactForm(form: string): string {
  return form
    .split('&')
    .map((piece) => {
      const [name = ''] = piece.split('=', 1);
      return name !== piece && isSecretName(percentDecode(name).toString()) ? `${name}=${mask}` : piece;
    })
    .join('&');
}

function redactPairs(text: string): string {
  return text.replace(secretPair, `$1${mask}`);
}

function redactHeader(name: string, value: unknown): unknown {
  if (secretHeader.test(name)) return mask;
  if (typeof value !== 'string') return value;
  return value.includes('?') ? redactUrl(value) : redactPairs(value).replace(userInfo, `$1${mask}@`);
}
