import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlCommand } from '../../ui/lib/curl.ts';
import type { Sendable } from '../../ui/lib/sendable.ts';

/** Runs a command in a shell whose curl prints its arguments and its input, and returns those. */
function argumentsOf(command: string) {
  const curl = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; case "$*" in *"@-") cat;; esac; }`;
  const output = execFileSync('sh', ['-c', `${curl}\n${command}`], {
    env: { ...process.env, XIVO_PASSWORD: 'a b"$c' },
  });
  return output.toString().split('\0');
}

const get: Sendable = { method: 'GET', url: 'http://localhost:8080/x?act=list', headers: [] };

test('a request without body', () => {
  expect(curlCommand(get)).toBe("curl -si 'http://localhost:8080/x?act=list'");
});

test('the password is a variable', () => {
  expect(curlCommand(get, 'admin')).toBe(`curl -si -u 'admin:'"$XIVO_PASSWORD" 'http://localhost:8080/x?act=list'`);
  expect(argumentsOf(curlCommand(get, "o'neil"))).toContain(`o'neil:a b"$c`);
});

test.each([`{"name": "it's"}`, '$(reboot) `id` $HOME \\ "x" !!', 'two\nlines', '@/etc/passwd', '', '-d', '\u202eabc'])(
  'a shell passes the body %j unchanged',
  (body) => {
    const words = argumentsOf(curlCommand({ ...get, method: 'POST', body }));
    expect(words[words.indexOf('--data-raw') + 1]).toBe(body);
  },
);

test('a body that is not a text is sent from its Base64', () => {
  const body = { base64: Buffer.from([65, 66]).toString('base64') };
  const words = argumentsOf(curlCommand({ ...get, method: 'POST', body }));
  expect(words.slice(-3)).toEqual(['--data-binary', '@-', 'AB']);
});

test('the content type is the one of the request, also if it had none', () => {
  const body = '{}';
  expect(argumentsOf(curlCommand({ ...get, method: 'POST', body }))).toContain('Content-Type:');
  const typed = { ...get, method: 'POST', headers: [['Content-Type', "text/x'y"] as const], body };
  expect(argumentsOf(curlCommand(typed))).toContain("Content-Type: text/x'y");
  expect(argumentsOf(curlCommand(typed))).not.toContain('Content-Type:');
});

test.each([
  ['HEAD', '--head'],
  ['POST', '-X'],
  ['DELETE', '-X'],
])('the method %s is sent', (method, option) => {
  expect(argumentsOf(curlCommand({ ...get, method }))).toContain(option);
});

test('a URL with brackets or dots is sent as it is', () => {
  expect(argumentsOf(curlCommand({ ...get, url: 'http://h/a[1]{b}' }))).toContain('--globoff');
  expect(argumentsOf(curlCommand({ ...get, url: 'http://h/a/../b' }))).toContain('--path-as-is');
});
