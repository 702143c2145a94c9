import { callsKey } from '#seeding/calls/calls.ts';
import { bodySections, tablesKey } from '#seeding/sections.ts';
import type { WrongInput } from './wrong-input.ts';

/** The names of a document, of which a new resource may add one. */
const names = [tablesKey, ...bodySections('documented').map(({ name }) => name), callsKey];

const start = ['start', '--port', '0', '--no-https', '--log-level', 'silent', '--seeds', 'fresh'];
const asking = ['--url', 'MOCK', '--token', 'opens'];
const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** Documents and scripts. */
export const fixtures: readonly WrongInput[] = [
  { argv: [...start, '--fixtures', 'FOLDER/gone.yaml'], text: 'xivo-mock: FOLDER/gone.yaml: there is no such file' },
  {
    argv: [...start, '--fixtures', 'FOLDER/gone-*.yaml'],
    text: 'xivo-mock: FOLDER/gone-*.yaml: no file matches this pattern',
  },
  { argv: [...start, '--init', 'FOLDER/gone'], text: 'xivo-mock: FOLDER/gone: there is no such folder' },
  { argv: [...start, '--states', 'FOLDER/gone'], text: 'xivo-mock: FOLDER/gone: there is no such folder' },
  {
    argv: [...start, '--fixtures', 'FOLDER/a.json'],
    files: { 'a.json': '{"users": [}' },
    text: 'xivo-mock: FOLDER/a.json: line 1, column 12: is not JSON: expected a value or "]", found "}"',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/b.json'],
    files: { 'b.json': '{"users": [], "users": []}' },
    text: 'xivo-mock: FOLDER/b.json: line 1, column 15: repeats the key "users"',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/c.yaml'],
    files: { 'c.yaml': 'users:\n  - a: 1\n    a: 2\n' },
    text: 'xivo-mock: FOLDER/c.yaml: line 3, column 5: repeats the key "a"',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/d.yaml'],
    files: { 'd.yaml': 'a: &a [*a]\n' },
    text: 'xivo-mock: FOLDER/d.yaml: line 1, column 8: the alias *a refers to a node that contains it',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/e.yaml'],
    files: { 'e.yaml': 'users:\n\t- a: 1\n' },
    text: 'xivo-mock: FOLDER/e.yaml: line 2, column 1: is not YAML: Tabs are not allowed as indentation',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/f.yaml'],
    files: { 'f.yaml': latin1('name: René\n') },
    text: 'xivo-mock: FOLDER/f.yaml: is not UTF-8: line 1, byte 10 is 0xE9; save it as UTF-8',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/g.json'],
    files: { 'g.json': Buffer.from('\uFEFF{}', 'utf16le') },
    text: 'xivo-mock: FOLDER/g.json: is UTF-16; save it as UTF-8',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/h.yaml'],
    files: { 'h.yaml': 'entity: []\n' },
    text: 'xivo-mock: FOLDER/h.yaml: entity: is a table; its rows belong at tables.entity; bodies belong at entities',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/i.yaml'],
    files: { 'i.yaml': 'entitys: []\n' },
    text: 'xivo-mock: FOLDER/i.yaml: entitys: there is no such name; did you mean entities?',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/j.yaml'],
    files: { 'j.yaml': 'userfeature: []\n' },
    text: 'xivo-mock: FOLDER/j.yaml: userfeature: there is no such name; did you mean tables.userfeatures?',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/k.yaml'],
    files: { 'k.yaml': 'tables: {users: []}\n' },
    text: 'xivo-mock: FOLDER/k.yaml: tables.users: is not a table; the bodies of users belong at the top level of the document',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/l.yaml'],
    files: { 'l.yaml': 'tables: {entty: []}\n' },
    text: 'xivo-mock: FOLDER/l.yaml: tables.entty: there is no such table; did you mean entity?',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/m.yaml'],
    files: { 'm.yaml': 'tables: {userwritten: []}\n' },
    text: 'xivo-mock: FOLDER/m.yaml: tables.userwritten: is filled from the rows of other tables; leave it out',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/n.yaml'],
    files: { 'n.yaml': 'users: {}\n' },
    text: 'xivo-mock: FOLDER/n.yaml: users: expected a list, got an object',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/o.yaml'],
    files: { 'o.yaml': 'users: [3]\n' },
    text: 'xivo-mock: FOLDER/o.yaml: users[0]: expected an object, got 3',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/p.json'],
    files: { 'p.json': '[]' },
    text: 'xivo-mock: FOLDER/p.json: document: expected an object such as {"users": [{…}]}, got a list',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/q.yaml'],
    files: { 'q.yaml': 'tables: {entity: [{nmae: x}]}\n' },
    text: 'xivo-mock: FOLDER/q.yaml: tables.entity[0].nmae: there is no such name; did you mean name?',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/r.yaml'],
    files: { 'r.yaml': '_mode: replce\n' },
    text: 'xivo-mock: FOLDER/r.yaml: _mode: expected merge or replace, got "replce"',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/s.yaml'],
    files: { 's.yaml': '_sequences: {entity: -1}\n' },
    text: 'xivo-mock: FOLDER/s.yaml: _sequences.entity: expected a whole number of at least 0',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/s2.yaml'],
    files: { 's2.yaml': 'tables: []\n' },
    text: 'xivo-mock: FOLDER/s2.yaml: tables: expected an object with the rows of each table, such as {"entity": [{…}]}, got a list',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/s3.yaml'],
    files: { 's3.yaml': 'zzzzzzz: 1\n' },
    text: `xivo-mock: FOLDER/s3.yaml: zzzzzzz: there is no such name; the names are ${names.join(', ')}`,
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/t.sql'],
    files: { 't.sql': 'SELEC 1;' },
    text: 'xivo-mock: FOLDER/t.sql: is not SQL at "SELEC"',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/u.sql'],
    files: { 'u.sql': 'DELETE FROM entit;' },
    text: 'xivo-mock: FOLDER/u.sql: there is no table entit; did you mean entity?',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/v.sql'],
    files: { 'v.sql': 'DELETE FROM cel;\nCOMMIT;' },
    text: 'xivo-mock: FOLDER/v.sql: line 2, column 1: COMMIT is not allowed: a script runs in one transaction; leave out BEGIN, COMMIT, ROLLBACK and SAVEPOINT',
  },
  {
    argv: [...start, '--fixtures', 'FOLDER/w.sql'],
    files: { 'w.sql': latin1("INSERT INTO entity (name) VALUES ('René');") },
    text: 'xivo-mock: FOLDER/w.sql: is not UTF-8: line 1, byte 39 is 0xE9; save it as UTF-8',
  },
  {
    argv: ['fixtures', 'check', 'FOLDER/y.yaml', ...asking],
    files: { 'y.yaml': 'entites: []\n' },
    status: 1,
    text: 'FOLDER/y.yaml: entites: there is no such name; did you mean entities?',
  },
];

/** Profiles and directories. */
export const seeds: readonly WrongInput[] = [
  {
    argv: [...start, '--seeds', 'frehs'],
    text: 'xivo-mock: seeds: there is no profile and no folder frehs; did you mean fresh?',
  },
  {
    argv: [...start, '--seeds', 'FOLDER/s1'],
    files: { 's1/entty.json': '[]' },
    text: 'xivo-mock: FOLDER/s1/entty.json: there is no table entty; did you mean entity?',
  },
  {
    argv: [...start, '--seeds', 'FOLDER/s2'],
    files: { 's2/entity.json': '[{"nmae": "x"}]' },
    text: 'xivo-mock: FOLDER/s2/entity.json: row 1: there is no column nmae; did you mean name?',
  },
  {
    argv: [...start, '--seeds', 'FOLDER/s3'],
    files: { 's3/entity.json': '{}' },
    text: 'xivo-mock: FOLDER/s3/entity.json: expected a list of rows such as [{"id": 1}]',
  },
  {
    argv: [...start, '--seeds', 'FOLDER/s4'],
    files: { 's4/entity.json': '[{"id": 1,}]' },
    text: 'xivo-mock: FOLDER/s4/entity.json: line 1, column 11: is not JSON: expected a key in double quotes, found "}"',
  },
  {
    argv: [...start, '--seeds', 'FOLDER/s5'],
    files: { 's5/entity.json': latin1('[{"id": 1, "name": "René"}]') },
    text: 'xivo-mock: FOLDER/s5/entity.json: is not UTF-8: line 1, byte 24 is 0xE9; save it as UTF-8',
  },
  {
    argv: [...start, '--seeds', 'FOLDER/s6'],
    files: { 's6/_sequences.json': '{"entity": "x"}' },
    text: 'xivo-mock: FOLDER/s6/_sequences.json: entity: expected a whole number of at least 0',
  },
];
