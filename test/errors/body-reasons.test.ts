import { gzipSync } from 'node:zlib';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { testRefusals } from './refusals.ts';

testRefusals([
  [users, 'import', { body: '' }, 'there is no body; send CSV with | between the columns'],
  [users, 'import', { body: 'entityid|firstname' }, 'the CSV has no row after its header'],
  [users, 'import', { body: 'entityid;firstname\n1;Ada' }, 'the columns of the CSV must be separated by |, not ";"'],
  [
    users,
    'import',
    { body: 'entityid|frstname\n1|Ada' },
    'the CSV has an unknown column "frstname"; did you mean firstname?',
  ],
  [
    users,
    'import',
    { body: Buffer.from('\ufeffentityid|firstname\n1|Ada') },
    'the body begins with a byte order mark (EF BB BF); send UTF-8 without one',
  ],
  [users, 'import', { body: 'entityid|firstname\n1|' }, 'row 1: userfeatures.firstname must not be empty; value ""'],
  [entity, 'add', { body: '' }, 'there is no body; send a JSON object'],
  [entity, 'add', { body: ' \n' }, 'the body is blank; send a JSON object'],
  [
    entity,
    'add',
    { body: '{"name": "x",\n "url": }' },
    'the body is not JSON at line 2, column 9: expected a value, found "}"',
  ],
  [
    entity,
    'add',
    { body: '{"name": "x",}' },
    'the body is not JSON at line 1, column 14: expected a key in double quotes, found "}"',
  ],
  [
    entity,
    'add',
    { body: "{'name': None}" },
    'the body looks like a Python literal at line 1, column 2: write it with json.dumps',
  ],
  [
    entity,
    'add',
    { body: '{"name": True}' },
    'the body looks like a Python literal at line 1, column 10: write it with json.dumps',
  ],
  [entity, 'add', { body: '\ufeff{}' }, 'the body begins with a byte order mark (EF BB BF); send UTF-8 without one'],
  [entity, 'add', { body: gzipSync('{}') }, 'the body is compressed (gzip); send it uncompressed'],
  [
    entity,
    'add',
    { body: Buffer.from('{"city": "Orl\xe9ans"}', 'latin1') },
    'byte 13 of the body (E9) is not UTF-8 but looks like Latin-1; encode the body as UTF-8',
  ],
  [entity, 'add', { body: Buffer.from('{"name": "x"}', 'utf16le') }, 'the body is UTF-16; send UTF-8'],
  [entity, 'add', { body: 'name=acme&displayname=Acme' }, 'the body is a form (name=value); send a JSON object'],
  [entity, 'add', { body: '"acme"' }, 'the body is a JSON string; send a JSON object'],
  [entity, 'add', { body: '7' }, 'the body is a JSON number; send a JSON object'],
  [entity, 'add', { body: `${'['.repeat(600)}${']'.repeat(600)}` }, 'the body is nested deeper than 511 levels'],
]);
