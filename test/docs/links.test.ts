import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { anchorsOf, linksOf } from '../support/markdown.ts';

const root = new URL('../../', import.meta.url).pathname;
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

/** The files of the repository: tracked ones, and new ones that are not ignored. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));
const folders = new Set(
  files.flatMap((path) => path.split('/').map((_, depth, parts) => parts.slice(0, depth).join('/'))),
);
const documents = files.filter((path) => path.endsWith('.md'));

const { repository } = z
  .object({ repository: z.object({ url: z.string() }).optional() })
  .parse(JSON.parse(textOf('package.json')));
const address = repository?.url.replace(/^git\+|\.git$/g, '');

/** Why a link in a document is broken; `undefined` if it is not. */
function faultOf(document: string, target: string): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(target)) return faultOfAddress(target);
  if (target.startsWith('/')) return 'begins at the root of a site; write it relative to the document';
  const [path = '', anchor] = decodeURIComponent(target).split('#');
  const file = path === '' ? document : normalize(join(dirname(document), path)).replace(/\/$/, '');
  if (!files.includes(file) && !folders.has(file)) return `leads to ${file}, which the repository does not have`;
  if (anchor === undefined) return undefined;
  if (!file.endsWith('.md')) return 'names a place in a file that is not Markdown';
  return anchorsOf(textOf(file)).has(anchor) ? undefined : `leads to no heading of ${file}`;
}

/** A URL of the project must begin with the repository URL of package.json. */
function faultOfAddress(target: string): string | undefined {
  if (!URL.canParse(target)) return 'is not a URL';
  const isOwn = /\/xivo-mock(?:[/.#?]|$)/.test(target);
  if (!isOwn || (address !== undefined && target.startsWith(address))) return undefined;
  return 'is not below the repository URL of package.json';
}

test.for(documents)('the links of %s are valid', (document) => {
  const faults = linksOf(textOf(document)).flatMap((target) => {
    const fault = faultOf(document, target);
    return fault === undefined ? [] : [`${target} ${fault}`];
  });
  expect(faults).toEqual([]);
});

test('every kind of broken link is reported', () => {
  const faults = [
    'missing.md',
    '#missing',
    '../outside.md',
    '/README.md',
    'LICENSE#mit',
    'https://git.example/o/xivo-mock/wiki',
  ];
  expect(faults.filter((target) => faultOf('README.md', target) === undefined)).toEqual([]);
  const valid = [
    'README.md',
    'src',
    'src/',
    './LICENSE',
    '#xivo-mock',
    'CONTRIBUTING.md#contributing',
    'https://xivo.example/',
  ];
  expect(valid.flatMap((target) => faultOf('README.md', target) ?? [])).toEqual([]);
  expect(faultOf('test/recordings/README.md', '../../LICENSE')).toBe(undefined);
});

test('links are read where Markdown has them, and not in code', () => {
  const text = [
    'See [one](a.md), ![two](b.png "title") and [three][ref]; `[no](code.md)`, ``[`no`](code.md)``.',
    '```md',
    '[no](block.md)',
    '```',
    '~~~',
    '``` [no](other-block.md)',
    '~~~',
    '<!-- [no](comment.md) --> <https://a.example/> <a href="c.md#d">four</a>',
    '[ref]: e.md#f',
  ];
  expect(linksOf(text.join('\n'))).toEqual(['a.md', 'b.png', 'https://a.example/', 'c.md#d', 'e.md#f']);
});

test('headings have the anchors that GitHub generates', () => {
  const text = [
    '# One, two & `three.four()` of `_five_`',
    '## A [link](x.md) _and_ snake_case',
    '## Twice',
    '### Twice ##',
    '```sh',
    '# no heading',
    '```',
    '<a id="by-hand"></a>',
  ];
  expect([...anchorsOf(text.join('\n'))]).toEqual([
    'one-two--threefour-of-_five_',
    'a-link-and-snake_case',
    'twice',
    'twice-1',
    'by-hand',
  ]);
});
