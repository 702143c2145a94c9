import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { isSafePattern } from 'redos-detector';
import { expect, test } from 'vitest';

const source = new URL('../../src/', import.meta.url).pathname;

/** Expressions that the detector reports although they are fast, each with the reason. */
const explained: ReadonlyMap<string, string> = new Map([
  ['--.*$', 'the text is schema.sql'],
  [' CHECK \\("?[\\w-]+"? IN \\(([^)]*)\\)\\)', 'the text is schema.sql'],
  ["'([^']*)'", 'the text is schema.sql'],
  [
    '^(-)?P(?=\\d|T\\d)(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+(?:\\.\\d+)?)S)?)?$',
    'digits are read at most three times',
  ],
  ['^\\[(?:IPv6:[0-9a-f:.]+|(.+))\\]$', 'the text has at most 320 bytes'],
  [
    '^(?:"(?:[^"\\\\\\p{Cc}]|\\t|\\\\["\\\\])+"|[a-zA-Z0-9.!%*_+\'~`-]+)(?: ?<[0-9*#]{1,40}>)?$',
    'the text has at most 80 bytes',
  ],
  ['(:\\/\\/)([^/?#\\s]*)@', 'each part between slashes is read once'],
  ['<[^<>]*>\\s*$', 'each part between brackets is read once'],
  [' ?<[^<>]*>$', 'each part between brackets is read once'],
  ['<[^<>]*>$', 'each part between brackets is read once'],
  ['^([^:]*)(?::(.*))?@([^@:]*)(?::(\\d+))?$', 'the text is a stored registration, at most 255 characters'],
  ['\\[([\\d-]+)\\]|[XZN]', 'the text is a stored pattern, at most 40 characters'],
  [
    "^([\\w.~!$&'()*+,;=@:%-]*):([\\w.~!$&'()*+,;=%-]*):([\\w.~!$&'()*+,;=@%-]*)$",
    'the second and third part hold no colon',
  ],
  [',+$', 'the text is a number and two PINs of a room, which are short'],
  ['^(.+):\\d+$', 'the text has at most 64 characters'],
  ['^(.+)\\.\\d+$', 'the text has at most 64 characters'],
  ['"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"|-?\\d[\\d.eE+-]*', 'the text is valid JSON, so every quote is closed'],
  [
    '\\{\\}|\\{"0":|\\\\ud[89a-f]|(?:^|[:[,])-?(?:\\d{1,15}[.e]|\\d{16})[\\d.e+-]*(?:$|[,}\\]])',
    'a number ends at the next comma',
  ],
  ['"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"(?:\\s*:)?|[{}[\\]]', 'the text is valid JSON, so every quote is closed'],
  ['[{}[\\],:]|"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"|[^\\s{}[\\],:"]+', 'the text is valid JSON, so every quote is closed'],
  ['\\s+|"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"', 'the text is valid JSON, so every quote is closed'],
  ['(?:^|\\.)func_key_\\w+$', 'the text is the place of a difference'],
  ['(?:^|\\.)(?:iduserfeatures|rules_\\w+|line_num|config|internal)$', 'the text is the place of a difference'],
  ['"linefeatures":\\{"id":(?:\\[[^\\]]*\\]|[^,}]*)\\}', 'a body has few members of this name'],
  ['"(\\w+)":(null|"(?:[^"\\\\]|\\\\.)*"|-?[\\d.]+)', 'at most the last quote of an answer is not closed'],
  ['"(?:dcreate|dupdate|ipfrom)":("[^"]*")', 'at most the last quote of an answer is not closed'],
  [
    '\\s*("(?:[^"\\\\]|\\\\.)*"|[{}[\\],:]|[^\\s{}[\\],:"]+)',
    'the text is valid JSON, and matches begin where the last ended',
  ],
  ['realm="([^"]*)"', 'the header is one line'],
  [
    '^(?:\\w*number(?:beg|end)?|\\w*exten(?:brut)?|\\w*mailbox|cid_(?:num|dnis|rdnis|ani)|outcallerid|callerid|didcallback|dest(?:fax|ination)?|search|\\w*name|accountcode|fromuser|authuser|zipcode|identity|description|userfield|interface)$',
    'the name of a key is read once for each alternative',
  ],
  ['^(\\w{1,10}:\\/\\/)?([^:@]*)(?::([^:@]*))?(?::([^@]*))?@(.*)$', 'each part between colons is read at most twice'],
  ['^Bearer +(.+)$', 'the header is one line, so what follows the blanks always matches'],
  [
    '^XIVO_MOCK_(?:\\w+_)?SERVICE_(?:HOST|PORT|PORT_\\w+)$',
    'the text is the name of a variable of the own environment',
  ],
  [
    '^XIVO_MOCK_(?:\\w+_)?PORT_\\d+_(?:\\d+_)?(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR|START|PORT_START|END|PORT_END))?$',
    'the text is the name of a variable of the own environment',
  ],
  ['^XIVO_MOCK_(?:\\w+_)?ENV_\\w+$', 'the text is the name of a variable of the own environment'],
  [
    '\'[^\']*\'|"[^"]*"|--[^\\n]*|\\/\\*[\\s\\S]*?(?:\\*\\/|$)|;|[a-z_]+',
    'at most one quote of each kind is not closed, so the rest is looked through twice at most',
  ],
  ['^no such table: (?:main\\.)?(.*)$', 'the text is one line that the database says of a table'],
  ['0+$', 'the text is a number of 14 digits'],
]);

interface Expression {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

const expressions: readonly Expression[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap(expressionsIn);

function expressionsIn(file: string): readonly Expression[] {
  const expressions: Expression[] = [];
  const { program } = parseSync(file, readFileSync(join(source, file), 'utf8'));
  new Visitor({
    Literal(node) {
      if ('regex' in node && node.regex) expressions.push({ file, ...node.regex });
    },
  }).visit(program);
  return expressions;
}

function isSafe({ pattern, flags }: Expression): boolean {
  return isSafePattern(pattern, {
    caseInsensitive: flags.includes('i'),
    unicode: flags.includes('u'),
    dotAll: flags.includes('s'),
    multiLine: flags.includes('m'),
  }).safe;
}

test('every regular expression of the source takes linear time', { timeout: 120_000 }, () => {
  expect(expressions.length).toBeGreaterThan(100);
  const slow = expressions.filter((expression) => !explained.has(expression.pattern) && !isSafe(expression));
  expect(slow).toEqual([]);
});

test('every explained expression is still in the source', () => {
  const patterns = new Set(expressions.map(({ pattern }) => pattern));
  expect([...explained.keys()].filter((pattern) => !patterns.has(pattern))).toEqual([]);
});
