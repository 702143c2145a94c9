import type { Reason } from '#errors.ts';
import type { Row, SqlValue } from '#store/row.ts';
import { percentDecode } from '#wire/percent.ts';
import { asContainer } from '#wire/values.ts';
import type { Headers } from './entry.ts';
import { withoutSecretColumns } from './secret-columns.ts';

/** Replaces a secret in every view of the journal. */
const mask = '[redacted]';

const secretWord = 'passw(?!ordlocation)|passphrase|secret(?!ar|mode)|credential|(?<!call)token|api[_-]?key';
const secretName = new RegExp(`${secretWord}|(?:^|[._[-])pin(?:admin|code)?(?:$|[\\]_-])`, 'i');
const secretHeader = new RegExp(`^(?:proxy-)?authorization$|cookie|${secretWord}`, 'i');

/** In free text: a secret name, a separator, and the value, up to the end of the text if it is a list or an object. */
const secretPair = new RegExp(
  `((?:${secretWord}|\\bpin)[\\w.\\]%-]{0,40}["']?(?:\\s{0,20}[:=>]\\s{0,20}|\\r?\\n\\r?\\n))` +
    `("[^"\\\\]*(?:\\\\.[^"\\\\]*)*"?|'[^']*'?|[[{].*|[^\\s,;&|}\\]<]+)`,
  'gis',
);

/** `user:password@` in a URL. */
const userInfo = /(:\/\/)([^/?#\s]*)@/g;

/** True if the name of a field says that its value is secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** True if a member of an object is a secret, by its name or by what the other members say. */
export function isSecretMember(object: Readonly<Record<string, unknown>>, name: string): boolean {
  return isSecretName(name) || isSecretByContext(object, name);
}

/** Redacts the secrets in a JSON value. */
export function redact(value: unknown): unknown {
  if (typeof value === 'string') return redactUserInfo(value);
  if (Array.isArray(value)) return value.map(redact);
  const object = asContainer(value);
  if (object === undefined) return value;
  const members = Object.entries(object).map(([name, member]) => {
    return [name, isSecretMember(object, name) ? hide(member) : redact(member)];
  });
  return Object.fromEntries(members);
}

/** Redacts the secrets in a row of a table. */
export function redactRow(row: Row): Row {
  const columns = Object.entries(row).map(([name, value]) => {
    const isSecret = isSecretMember(row, name);
    return [name, isSecret && value !== null && value !== '' ? mask : redactedText(value)];
  });
  return Object.fromEntries(columns);
}

/** The value of a column, without the secrets in it if it is JSON or an URL. */
function redactedText(value: SqlValue): SqlValue {
  if (typeof value !== 'string') return value;
  const json = /^[[{]/.test(value) ? parsed(value) : undefined;
  return json === undefined ? redactUserInfo(value) : JSON.stringify(redact(json));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Redacts the value of a field; `name` is its name or a dotted path that ends in it. */
export function redactUnder(name: string, value: unknown): unknown {
  const last = name.split('.').at(-1) ?? '';
  return isSecretName(last) || (last === 'register' && typeof value === 'string') ? hide(value) : redact(value);
}

/** Returns what a view shows instead of a secret. */
type Replacement = (secret: string) => string;

const masked: Replacement = () => mask;

/** Redacts the user info and the secret query parameters of a URL. */
export function redactUrl(url: string, replacement = masked): string {
  const mark = url.indexOf('?');
  const [base, query] = mark < 0 ? [url, ''] : [url.slice(0, mark + 1), url.slice(mark + 1)];
  return redactUserInfo(base, replacement) + redactForm(query, replacement);
}

/** Redacts `user:password` in the URLs of a text. */
export function redactUserInfo(text: string, replacement = masked): string {
  return text.replace(userInfo, (_, before: string, login: string) => `${before}${replacement(login)}@`);
}

/** Redacts the secrets in a body that is not JSON: a form, columns or free text. */
export function redactText(text: string, replacement = masked): string {
  if (/^[^\s{}<>|"']*=/.test(text)) return redactForm(text, replacement);
  return redactPairs(withoutSecretColumns(text, isSecretName, replacement), replacement);
}

/** Redacts secret headers, and secrets in the values of others. */
export function redactHeaders(headers: Headers): Headers {
  const redacted = Object.entries(headers).map(([name, value]) => [name, redactHeader(name, value)]);
  return Object.fromEntries(redacted);
}

/** Redacts the refused value of a reason, and its occurrences in the message. */
export function redactReason(reason: Reason): Reason {
  const { message, field, value } = reason;
  if (value === undefined) return { ...reason, message: redactPairs(message) };
  const redacted = redactUnder(field ?? '', value);
  const isSecret = redacted === mask;
  return {
    ...reason,
    message: isSecret ? message.replaceAll(String(value), mask) : redactPairs(message),
    value: redacted,
  };
}

/** Fields that are secret by context: the PIN of a DISA, and stored registrations and conference rooms. */
function isSecretByContext(object: Readonly<Record<string, unknown>>, name: string): boolean {
  if (name === 'actionarg1') return /disa$/.test(String(object['action']));
  if (name === 'var_val') return ['register', 'conf'].includes(String(object['var_name']));
  return name === 'register' && typeof object[name] === 'string';
}

/** Masks all values, recursively. Empty strings stay visible, because they are not secrets. */
function hide(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hide);
  const object = asContainer(value);
  if (object !== undefined)
    return Object.fromEntries(Object.entries(object).map(([name, member]) => [name, hide(member)]));
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? mask : value;
}

function redactForm(form: string, replacement: Replacement): string {
  return form
    .split('&')
    .map((pair) => {
      const [name = ''] = pair.split('=', 1);
      if (name === pair || !isSecretName(percentDecode(name).toString())) return pair;
      return `${name}=${replacement(pair.slice(name.length + 1))}`;
    })
    .join('&');
}

function redactPairs(text: string, replacement = masked): string {
  return text.replace(secretPair, (_, before: string, secret: string) => `${before}${replacement(secret)}`);
}

function redactHeader(name: string, value: unknown): unknown {
  if (secretHeader.test(name)) return mask;
  if (typeof value !== 'string') return value;
  return value.includes('?') ? redactUrl(value) : redactUserInfo(redactPairs(value));
}
