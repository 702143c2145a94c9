import { expect, test } from 'vitest';
import { BadRequest } from '#errors.ts';
import { iaxRegistrations } from '#pbx/trunks/iax-registrations.ts';
import { sipRegistrations } from '#pbx/trunks/sip-registrations.ts';

const sip = (parts: Record<string, unknown>) =>
  sipRegistrations.write({ transport: 'udp', username: 'u', host: 'sip.example', ...parts });

const sipParts = {
  transport: 'udp',
  username: 'u',
  password: '',
  authuser: false,
  host: 'sip.example',
  port: '',
  contact: '',
  expiry: '',
};

test('a SIP registration is one URI with both colons, and is read back as it was', () => {
  const parts = { ...sipParts, password: 'p', authuser: 'a@b', port: '5060', contact: 's', expiry: '120' };
  const stored = sip(parts);
  expect(stored).toBe('udp://u:p:a@b@sip.example:5060/s~120');
  expect(sipRegistrations.read(stored)).toEqual(parts);
});

test('a SIP registration without optional parts has no authentication name and empty strings', () => {
  expect(sipRegistrations.read(sip({}))).toEqual(sipParts);
});

test.each([
  ['a:b', '', { username: 'a:b', password: '' }],
  ['a@b', 'p', { username: 'a@b', password: 'p' }],
  ['u', 'p:q', { username: 'u:p', password: 'q' }],
  ['a~b', 'p', { username: '', password: '', host: 'a', expiry: 'b:p:@sip.example' }],
  ['a/b', 'p', { username: '', password: '', host: 'a', contact: 'b:p:@sip.example' }],
  ['a#', 'p', { username: '', password: '', host: 'a' }],
])('the user name %s with the password %s is accepted and read back as the URI says', (username, password, read) => {
  expect(sipRegistrations.read(sip({ username, password }))).toMatchObject(read);
});

test.each(['p~q', 'a/b', 'a?b', 'p@q', 'a b', 'é'])('the password %s does not fit a SIP registration', (password) => {
  expect(() => sip({ password })).toThrow(BadRequest);
});

test.each([
  { transport: 'ws' },
  { transport: undefined },
  { transport: true },
  { username: '' },
  { username: 'u'.repeat(81) },
  { host: '' },
  { host: 'h'.repeat(65) },
  { port: 65536 },
  { contact: 'a-b' },
  { expiry: 0 },
  { expiry: 3601 },
])('a SIP registration with %j is refused', (parts) => {
  expect(() => sip(parts)).toThrow(BadRequest);
});

test('lists decode the password of a SIP registration, views do not', () => {
  const stored = sip({ password: 'p+q%41' });
  expect(sipRegistrations.readForList(stored)['password']).toBe('p qA');
  expect(sipRegistrations.read(stored)['password']).toBe('p+q%41');
});

test('an IAX registration keeps every character but a plus, which is read back as a space', () => {
  const stored = iaxRegistrations.write({ username: 'a b@é', password: 'p:q+r/%', host: 'h.org', port: 4569 });
  expect(stored).toBe('a+b%40%C3%A9:p:q+r%2F%25@h.org:4569');
  expect(iaxRegistrations.read(stored)).toEqual({
    username: 'a b@é',
    password: 'p:q r/%',
    host: 'h.org',
    port: '4569',
  });
});

test('an IAX registration needs a user name and a host', () => {
  expect(iaxRegistrations.write({ username: 'u', host: 'h' })).toBe('u@h');
  expect(() => iaxRegistrations.write({ username: 'u' })).toThrow(BadRequest);
  expect(() => iaxRegistrations.write({ host: 'h' })).toThrow(BadRequest);
});
