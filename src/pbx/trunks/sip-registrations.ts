import * as z from 'zod';
import { BadRequest } from '#errors.ts';
import { host, port } from '#fields/checks.ts';
import { parse } from '#fields/evaluate.ts';
import { optional, required } from '#fields/field.ts';
import { anyText, within } from '#fields/text.ts';
import { namesOf } from '#fields/vocabulary.ts';
import type { Container } from '#wire/values.ts';
import { formDecoded, type RegistrationFormat } from './registrations.ts';

const fields = {
  transport: required({ oneOf: ['udp', 'tcp', 'tls'] }),
  username: required(anyText(80)),
  password: optional(anyText(80), ''),
  authuser: optional(anyText(80), ''),
  host: required({ check: host, maxlen: 64 }),
  port: optional({ check: port }, ''),
  contact: optional({ maxlen: 250, regexp: /^[a-z0-9+]+$/i, words: 'letters, digits, +' }, ''),
  expiry: optional(within(1, 3600), ''),
};

interface Parts {
  readonly transport: string;
  readonly username: string;
  readonly password: string;
  readonly authuser: string;
  readonly host: string;
  readonly port: string;
  readonly contact: string;
  readonly expiry: string;
}

const empty: Parts = {
  transport: '',
  username: '',
  password: '',
  authuser: '',
  host: '',
  port: '',
  contact: '',
  expiry: '',
};

/** Any of `~ / #` ends the authority, even in a user name, which is then read back mangled (trunks-contexts-services.md 3.4). */
const uri = /^(udp|tcp|tls):\/\/([^~/#]*)(?:\/([^~#]*))?(?:~([^#]*))?(?:#.*)?$/s;
const userInfo = /^([\w.~!$&'()*+,;=@:%-]*):([\w.~!$&'()*+,;=%-]*):([\w.~!$&'()*+,;=@%-]*)$/;
const hostAndPort = /^([a-z0-9.-]+)(?::(\d+))?$/i;

/** Reads `<transport>://<username>:<password>:<authuser>@<host>[:<port>][/<contact>][~<expiry>]`. */
function partsOf(stored: string): Parts | undefined {
  const [, transport, authority, contact = '', expiry = ''] = uri.exec(stored) ?? [];
  if (transport === undefined || authority === undefined) return undefined;
  const at = authority.lastIndexOf('@');
  const [, address, port = ''] = hostAndPort.exec(authority.slice(at + 1)) ?? [];
  if (address === undefined) return undefined;
  const account = at < 0 ? { username: '', password: '', authuser: '' } : accountOf(authority.slice(0, at));
  return account && { transport, ...account, host: address, port, contact, expiry };
}

/** The last colon precedes the authentication name, the one before it the password. */
function accountOf(info: string): Pick<Parts, 'username' | 'password' | 'authuser'> | undefined {
  const [, username, password, authuser] = userInfo.exec(info) ?? [];
  if (username === undefined || password === undefined || authuser === undefined) return undefined;
  return { username, password, authuser };
}

function write(register: Container): string {
  const { transport, username, password, authuser, ...rest } = parse(fields, register, 'register');
  const port = rest.port && `:${rest.port}`;
  const contact = rest.contact && `/${rest.contact}`;
  const expiry = rest.expiry && `~${rest.expiry}`;
  const stored = `${transport}://${username}:${password}:${authuser}@${rest.host}${port}${contact}${expiry}`;
  if (partsOf(stored) !== undefined) return stored;
  throw new BadRequest({
    message: 'register does not fit one URI: user names, passwords and contacts must not contain / # ~ or spaces',
    field: 'register',
    rule: 'registration URI',
    value: stored,
  });
}

function answers() {
  return {
    transport: z.enum(['udp', 'tcp', 'tls', '']).describe('empty without a registration'),
    username: z.string(),
    password: z.string(),
    authuser: z.union([z.string(), z.literal(false)]).describe('name for the authentication; false if it is not set'),
    host: z.string().describe('address of the provider'),
    port: z.string().describe('port of the provider; empty for the usual one'),
    contact: z.string().describe('number at which incoming calls arrive'),
    expiry: z.string().describe('seconds after which the registration ends; empty for the usual time'),
  };
}

/** The registration format of SIP trunks. */
export const sipRegistrations: RegistrationFormat = {
  table: 'staticsip',
  filename: 'sip.conf',
  names: namesOf(fields),
  numbers: [],
  answers,
  write,
  read: (stored) => {
    const parts = partsOf(stored);
    return parts === undefined ? { ...empty } : { ...parts, authuser: parts.authuser || false };
  },
  readForList: (stored) => {
    const item = sipRegistrations.read(stored);
    return { ...item, password: formDecoded(String(item['password'])) };
  },
};
