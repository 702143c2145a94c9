import * as z from 'zod';
import { host, port } from '#fields/checks.ts';
import { parse } from '#fields/evaluate.ts';
import { optional, required } from '#fields/field.ts';
import { anyText } from '#fields/text.ts';
import { namesOf } from '#fields/vocabulary.ts';
import type { JsonRecord } from '#pbx/json/record-json.ts';
import type { Container } from '#wire/values.ts';
import { formDecoded, type RegistrationFormat } from './registrations.ts';

const fields = {
  username: required(anyText(80)),
  password: optional(anyText(80), ''),
  host: required({ check: host }),
  port: optional({ check: port }, ''),
};

/** Reads `user[:password]@host[:port]`, with user and password form-encoded. */
function read(stored: string): JsonRecord {
  const [, username = '', password = '', address = '', port = ''] =
    /^([^:]*)(?::(.*))?@([^@:]*)(?::(\d+))?$/s.exec(stored) ?? [];
  return { username: formDecoded(username), password: formDecoded(password), host: address, port };
}

function write(register: Container): string {
  const { username, password, host: address, port } = parse(fields, register, 'register');
  const secret = password && `:${formEncoded(password).replaceAll('%3A', ':')}`;
  return `${formEncoded(username)}${secret}@${address}${port && `:${port}`}`;
}

/** A `+` is not escaped, and so is read back as a space (trunks-contexts-services.md 4). */
function formEncoded(text: string): string {
  return [...Buffer.from(text)].map(encodedByte).join('');
}

function encodedByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === ' ') return '+';
  return /[\w.+-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

function answers() {
  return {
    username: z.string(),
    password: z.string(),
    host: z.string().describe('address of the provider'),
    port: z.string().describe('port of the provider; empty for the usual one'),
  };
}

/** The registration format of IAX trunks. */
export const iaxRegistrations: RegistrationFormat = {
  table: 'staticiax',
  filename: 'iax.conf',
  names: namesOf(fields),
  numbers: ['id'],
  answers,
  write,
  read,
  readForList: read,
};
