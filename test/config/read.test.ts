import { expect, test } from 'vitest';
import { ConfigProblems } from '#config/problems.ts';
import { readConfig } from '#config/read.ts';
import { UnusableFile } from '#text/file.ts';

const file = (content: unknown) => (path: string) => {
  if (path !== 'mock.json') throw new UnusableFile('there is no such file');
  return typeof content === 'string' ? content : JSON.stringify(content);
};

type Sources = Partial<Parameters<typeof readConfig>[0]>;

function read({ argv = [], env = {}, readFile = file({}) }: Sources) {
  return readConfig({ argv, env, readFile });
}

function problems(sources: Sources): readonly string[] {
  try {
    read(sources);
  } catch (error) {
    if (error instanceof ConfigProblems) return error.lines;
    throw error;
  }
  return [];
}

test('without settings every value is a default', () => {
  const { configuration, ...config } = read({});
  expect(config).toEqual({
    port: 8080,
    host: '127.0.0.1',
    httpsPort: 8443,
    legacyTls: false,
    https: true,
    redirect: false,
    dialect: 'documented',
    seeds: 'documented',
    user: 'admin',
    password: 'proformatique',
    strict: false,
    logLevel: 'info',
    explain: true,
    journalEntries: 1000,
    journalBytes: 16 * 1024 * 1024,
    worldLimit: 100,
  });
  const { password: _password, ...known } = config;
  for (const [key, value] of Object.entries(known)) expect(configuration[key]).toEqual({ value, origin: 'default' });
});

test('flags override the environment, then the config file, then defaults', () => {
  const { configuration, ...config } = read({
    argv: ['--config', 'mock.json', '--port', '1'],
    env: { XIVO_MOCK_PORT: '2', XIVO_MOCK_HTTPS_PORT: '3' },
    readFile: file({ port: 4, httpsPort: 5, logLevel: 'warn' }),
  });
  expect(config).toMatchObject({ port: 1, httpsPort: 3, logLevel: 'warn', host: '127.0.0.1' });
  expect(configuration).toMatchObject({
    port: { value: 1, origin: 'flag' },
    httpsPort: { origin: 'environment' },
    logLevel: { origin: 'file' },
    host: { origin: 'default' },
  });
});

test.for<[readonly string[], unknown]>([
  [[], undefined],
  [['--user', 'ada'], { login: 'ada', password: 'proformatique' }],
  [['--password', 'lovelace'], { login: 'admin', password: 'lovelace' }],
  [['--user', 'admin'], { login: 'admin', password: 'proformatique' }],
])('%j configures the account %j', ([argv, account]) => {
  expect(read({ argv }).account).toEqual(account);
});

test('secrets are masked in the view of the configuration', () => {
  const { configuration } = read({ argv: ['--token', 'sesame'] });
  expect([configuration['token'], configuration['password']]).toEqual([
    { value: '[redacted]', origin: 'flag' },
    { value: '[redacted]', origin: 'default' },
  ]);
});

test('the config file can be named by the environment', () => {
  const env = { XIVO_MOCK_CONFIG: 'mock.json' };
  expect(read({ env, readFile: file({ seeds: 'fresh' }) }).seeds).toBe('fresh');
});

test('a flag can be written with a space or an equals sign, and the last one counts', () => {
  expect(read({ argv: ['--port', '1', '--port=2', '--password=--a=b'] })).toMatchObject({
    port: 2,
    password: '--a=b',
  });
});

test.each([
  [['--no-https'], false],
  [['--https=false'], false],
  [['--https', 'false'], false],
  [['--no-https', '--https'], true],
])('%j sets https to %s', (argv, https) => {
  expect(read({ argv }).https).toBe(https);
});

test('an empty variable counts as unset', () => {
  const { persist, configuration } = read({ env: { XIVO_MOCK_PERSIST: '', XIVO_MOCK_PORT: '' } });
  expect([persist, configuration['port']]).toEqual([undefined, { value: 8080, origin: 'default' }]);
});

test('variables of other programs are ignored', () => {
  expect(problems({ env: { XIVO: '1', HOME: '/root', XIVO_MOCK_URL: 'http://pbx' } })).toEqual([]);
});

test.each([
  [['--prot', '1'], ['unknown option --prot; did you mean --port?']],
  [['--no-http'], ['unknown option --no-http; did you mean --no-https?']],
  [['-p'], ['unknown option -p; --help lists the options']],
  [['--no-https=1'], ['--no-https takes no value']],
  [['--port'], ['--port needs a value']],
  [['--port', '--host', 'x'], ['--port needs a value']],
  [['--port', '65536'], ['--port: expected a port from 0 to 65535, got "65536"']],
  [['--port='], ['--port: expected a port from 0 to 65535, got ""']],
  [['--port', '-1'], ['--port: expected a port from 0 to 65535, got "-1"']],
  [['--host', 'a b'], ['--host: expected a host name or an IP address, got "a b"']],
  [['--https=maybe'], ['--https: expected true or false, got "maybe"']],
  [
    ['--dialect', 'recordd'],
    ['--dialect: expected one of documented, recorded, got "recordd"; did you mean recorded?'],
  ],
  [['--password='], ['--password: expected a non-empty string']],
  [['--cert', 'a.pem'], ['cert needs key; the certificate has no private key']],
  [['--key', 'a.pem'], ['key needs cert; the private key has no certificate']],
  [['--redirect', '--no-https'], ['redirect needs https; there is nowhere to redirect to']],
  [['--legacy-tls', '--no-https'], ['legacyTls needs https; there is no TLS without it']],
  [['--config', 'other.json'], ['other.json: there is no such file']],
])('%j is refused', (argv, lines) => {
  expect(problems({ argv })).toEqual(lines);
});

test.each([
  [{ prot: 1 }, ['mock.json: unknown key "prot"; did you mean port?']],
  [
    { config: 'again.json' },
    [expect.stringMatching(/^mock\.json: unknown key "config"; the keys are port, host, httpsPort, /)],
  ],
  [{ port: true }, ['mock.json: port: expected a port from 0 to 65535, got true']],
  [{ port: 1.5 }, ['mock.json: port: expected a port from 0 to 65535, got 1.5']],
  [{ host: null }, ['mock.json: host: expected a host name or an IP address, got null']],
  [[1], ['mock.json: expected a JSON object such as {"port": 9000}']],
  ['null', ['mock.json: expected a JSON object such as {"port": 9000}']],
  [
    '{',
    [expect.stringMatching(/^mock\.json: line 1, column 2: is not JSON: expected a key in double quotes or "\}", /)],
  ],
])('a file with %j is refused', (content, lines) => {
  expect(problems({ argv: ['--config', 'mock.json'], readFile: file(content) })).toEqual(lines);
});

test.each([
  ['XIVO_MOCK_SERVICE_HOST', '10.0.0.1'],
  ['XIVO_MOCK_SERVICE_PORT', '8080'],
  ['XIVO_MOCK_SERVICE_PORT_HTTP', '8080'],
  ['XIVO_MOCK_PORT', 'tcp://10.0.0.1:8080'],
  ['XIVO_MOCK_PORT_8080_TCP', 'tcp://10.0.0.1:8080'],
  ['XIVO_MOCK_PORT_8080_TCP_PROTO', 'tcp'],
  ['XIVO_MOCK_PORT_8080_TCP_PORT', '8080'],
  ['XIVO_MOCK_PORT_8080_TCP_ADDR', '10.0.0.1'],
  ['XIVO_MOCK_PORT_5060_UDP', 'udp://10.0.0.1:5060'],
  ['XIVO_MOCK_HTTPS_SERVICE_HOST', '10.0.0.1'],
  ['XIVO_MOCK_HTTPS_SERVICE_PORT_HTTPS', '8443'],
  ['XIVO_MOCK_HTTPS_PORT', 'tcp://10.0.0.1:8443'],
  ['XIVO_MOCK_HTTPS_PORT_8443_TCP_ADDR', '10.0.0.1'],
  ['XIVO_MOCK_ADMIN_2_PORT', 'tcp://10.0.0.1:8443'],
  ['XIVO_MOCK_NAME', '/app/xivo-mock'],
  ['XIVO_MOCK_1_NAME', '/app_1/xivo-mock_1'],
  ['XIVO_MOCK_ENV_NODE_VERSION', '24.0.0'],
])('the variable %s=%s of a service link is ignored', (name, value) => {
  expect(read({ env: { [name]: value } }).configuration).toMatchObject({
    port: { value: 8080, origin: 'default' },
    httpsPort: { value: 8443, origin: 'default' },
  });
});

test.each([
  ['XIVO_MOCK_PORT', 'ftp'],
  ['XIVO_MOCK_NAME', 'pbx'],
  ['XIVO_MOCK_SERVICE', 'tcp://10.0.0.1:8080'],
  ['XIVO_MOCK_SEEDS_PORT', '8080'],
])('the variable %s=%s does not come from a service link and is refused', (name, value) => {
  expect(problems({ env: { [name]: value } })).toHaveLength(1);
});

test('an unknown variable is refused with the nearest one', () => {
  expect(problems({ env: { XIVO_MOCK_LOGLEVEL: 'x' } })).toEqual([
    'unknown environment variable XIVO_MOCK_LOGLEVEL; did you mean XIVO_MOCK_LOG_LEVEL?',
  ]);
});

test('all problems of all sources are reported, except variables that a flag overrides', () => {
  const lines = problems({
    argv: ['--config', 'mock.json', '--port', '1', '--log-level', 'loud'],
    env: { XIVO_MOCK_PORT: 'x', XIVO_MOCK_POTR: '1', XIVO_MOCK_CERT: 'c.pem' },
    readFile: file({ port: -1, colour: 'red' }),
  });
  expect(lines.map((line) => line.split(/[,;]/)[0])).toEqual([
    '--log-level: expected one of silent',
    'unknown environment variable XIVO_MOCK_POTR',
    'mock.json: unknown key "colour"',
    'mock.json: port: expected a port from 0 to 65535',
    'cert needs key',
  ]);
});

test('allowed hosts are a list in the file and comma-separated elsewhere', () => {
  const hosts = ['pbx.example', '*.test.example'];
  expect(read({ argv: ['--allowed-hosts', 'pbx.example, *.test.example'] }).allowedHosts).toEqual(hosts);
  expect(read({ env: { XIVO_MOCK_ALLOWED_HOSTS: 'pbx.example,*.test.example' } }).allowedHosts).toEqual(hosts);
  const readFile = file({ allowedHosts: hosts });
  expect(read({ argv: ['--config', 'mock.json'], readFile }).allowedHosts).toEqual(hosts);
});

test.for(['*', 'pbx.example:8080', 'http://pbx.example', '*.', 'a,,b', '.pbx.example'])(
  'the allowed hosts "%s" are refused',
  (hosts) => {
    expect(problems({ argv: ['--allowed-hosts', hosts] })).toEqual([
      `--allowed-hosts: expected comma-separated names such as pbx.example.com or *.example.com, got ${JSON.stringify(hosts)}`,
    ]);
  },
);
