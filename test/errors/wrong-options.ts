import type { WrongInput } from './wrong-input.ts';

const target = ['--url', 'MOCK', '--token', 'opens'];
const start = ['start', '--port', '0', '--https-port', '0', '--log-level', 'silent', '--seeds', 'empty'];
const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** Flags of `start`. */
export const flags: readonly WrongInput[] = [
  { argv: ['start', '--zzzzzz'], text: 'xivo-mock: unknown option --zzzzzz; --help lists the options' },
  {
    argv: ['start', '--prot', '9000'],
    text: 'xivo-mock: unknown option --prot; did you mean --port?',
  },
  { argv: ['--no-http'], text: 'xivo-mock: unknown option --no-http; did you mean --no-https?' },
  {
    argv: ['-p', '9000'],
    text: 'xivo-mock: unknown option -p; --help lists the options',
  },
  { argv: ['start', '--port'], text: 'xivo-mock: --port needs a value' },
  { argv: ['start', '--port', '--host', 'pbx'], text: 'xivo-mock: --port needs a value' },
  { argv: ['start', '--port', '65536'], text: 'xivo-mock: --port: expected a port from 0 to 65535, got "65536"' },
  { argv: ['start', '--port=80a'], text: 'xivo-mock: --port: expected a port from 0 to 65535, got "80a"' },
  {
    argv: ['start', '--host', 'http://pbx'],
    text: 'xivo-mock: --host: expected a host name or an IP address, got "http://pbx"',
  },
  { argv: ['start', '--https=maybe'], text: 'xivo-mock: --https: expected true or false, got "maybe"' },
  { argv: ['start', '--no-https=1'], text: 'xivo-mock: --no-https takes no value' },
  {
    argv: ['start', '--dialect', 'recordd'],
    text: 'xivo-mock: --dialect: expected one of documented, recorded, got "recordd"; did you mean recorded?',
  },
  {
    argv: ['start', '--dialect', 'old'],
    text: 'xivo-mock: --dialect: expected one of documented, recorded, got "old"',
  },
  {
    argv: ['start', '--log-level', 'DEBUG'],
    text: 'xivo-mock: --log-level: expected one of silent, fatal, error, warn, info, debug, trace, got "DEBUG"; did you mean debug?',
  },
  {
    argv: ['start', '--log-level', 'loud'],
    text: 'xivo-mock: --log-level: expected one of silent, fatal, error, warn, info, debug, trace, got "loud"',
  },
  {
    argv: ['start', '--user', 'a:b'],
    text: 'xivo-mock: --user: expected a login without a colon, which separates login and password in Basic authentication, got "a:b"',
  },
  { argv: ['start', '--password='], text: 'xivo-mock: --password: expected a non-empty string' },
  { argv: ['start', '--world-limit', '0'], text: 'xivo-mock: --world-limit: expected a whole number above 0, got "0"' },
  { argv: ['start', '--cert', 'a.pem'], text: 'xivo-mock: cert needs key; the certificate has no private key' },
  {
    argv: ['start', '--redirect', '--no-https'],
    text: 'xivo-mock: redirect needs https; there is nowhere to redirect to',
  },
  {
    argv: ['start', '--cert-names', 'pbx,10.0.0.256'],
    text: 'xivo-mock: --cert-names: expected comma-separated names and IP addresses such as pbx.example.com or 10.0.0.5, got "pbx,10.0.0.256"',
  },
  {
    argv: ['start', '--cert-names', 'https://pbx'],
    text: 'xivo-mock: --cert-names: expected comma-separated names and IP addresses such as pbx.example.com or 10.0.0.5, got "https://pbx"',
  },
  {
    argv: ['start', '--cert-names', 'pbx', '--no-https'],
    text: 'xivo-mock: certNames needs https; there is no certificate without it',
  },
  {
    argv: ['start', '--cert-names', 'pbx', '--cert', 'a.crt', '--key', 'a.key'],
    text: 'xivo-mock: certNames needs a generated certificate; leave out cert and key',
  },
  {
    argv: ['start', '--ca-out', 'ca.pem', '--no-https'],
    text: 'xivo-mock: caOut needs https; there is no certificate without it',
  },
  {
    argv: ['start', '--ca-out', 'ca.pem', '--cert', 'a.crt', '--key', 'a.key'],
    text: 'xivo-mock: caOut needs a generated certificate; leave out cert and key',
  },
  { argv: [...start, '--ca-out', 'FOLDER'], text: 'xivo-mock: FOLDER: it is not a file; give the path of a file' },
  {
    argv: [...start, '--ca-out', 'FOLDER/gone/ca.pem'],
    text: 'xivo-mock: FOLDER/gone/ca.pem: there is no folder FOLDER/gone; create it first',
  },
  {
    argv: [...start, '--ca-out', 'FOLDER/notes.txt'],
    files: { 'notes.txt': 'call the lift company' },
    text: 'xivo-mock: FOLDER/notes.txt: it holds something other than a certificate; give another path, or delete it',
  },
  {
    argv: [...start, '--persist', 'FOLDER/kept.db'],
    files: { 'kept.db.ca': '-----BEGIN PRIVATE KEY-----' },
    text: 'xivo-mock: FOLDER/kept.db.ca: it does not hold a CA with its RSA key; replace it with a good copy, or delete it to get a new CA, which clients must trust',
  },
  { argv: ['start', 'now'], text: 'xivo-mock: start takes only options, got now' },
];

/** Commands with their verbs and options. */
export const verbs: readonly WrongInput[] = [
  { argv: ['heath'], text: 'xivo-mock: unknown command "heath"; did you mean health?' },
  {
    argv: ['frobnicate'],
    text: 'xivo-mock: unknown command "frobnicate"; the commands are start, health, wait, reset, fixtures, generate, call, requests, verify, faults, snapshot, accounts, worlds, record, compare, import',
  },
  {
    argv: ['health', '--seeds', 'fresh'],
    text: 'xivo-mock: unknown option --seeds; --help lists the options',
  },
  {
    argv: ['health', '--url', 'ftp://pbx'],
    text: 'xivo-mock: --url: expected a URL that begins with http:// or https://, got "ftp://pbx"',
  },
  {
    argv: ['wait', '--timeout', 'soon'],
    text: 'xivo-mock: --timeout: expected a duration such as 500ms, 30s or 15m, got "soon"',
  },
  {
    argv: ['reset', '--to', 'basline'],
    text: 'xivo-mock: --to: expected baseline, empty or snapshot:NAME, got "basline"; did you mean baseline?',
  },
  {
    argv: ['reset', '--to', 'snapshot:'],
    text: 'xivo-mock: --to: expected baseline, empty or snapshot:NAME, got "snapshot:"; did you mean snapshot:NAME?',
  },
  { argv: ['reset', 'now'], text: 'xivo-mock: reset takes only options, got now' },
  {
    argv: ['requests', '--status', 'bad'],
    text: 'xivo-mock: --status: expected a status such as 400, or 4xx for a class, got "bad"',
  },
  { argv: ['requests', '--limit', '0'], text: 'xivo-mock: --limit: expected a whole number above 0, got "0"' },
  {
    argv: ['generate', '--users', 'many'],
    text: 'xivo-mock: --users: expected a whole number from 1 to 999999999, got "many"',
  },
  {
    argv: ['generate', '--from', '2012-13-01', '--cels', '1'],
    text: 'xivo-mock: --from: expected a day such as 2012-01-31, got "2012-13-01"',
  },
  { argv: ['snapshot', 'safe', 'x'], text: 'xivo-mock: unknown verb "safe" of snapshot; did you mean save?' },
  {
    argv: ['worlds', 'toString'],
    text: 'xivo-mock: unknown verb "toString" of worlds; its verbs are list, create, delete',
  },
  { argv: ['snapshot', 'export', 'x'], text: 'xivo-mock: snapshot export takes NAME FILE, got x' },
  { argv: ['verify', '--exactly', '1'], text: 'xivo-mock: unknown option --exactly; --help lists the options' },
  { argv: ['worlds', '--ttl', 'x'], text: 'xivo-mock: --ttl: expected a duration such as 500ms, 30s or 15m, got "x"' },
  { argv: ['fixtures'], text: 'xivo-mock: fixtures needs a verb: apply, check, export' },
  { argv: ['fixtures', 'aply'], text: 'xivo-mock: unknown verb "aply" of fixtures; did you mean apply?' },
  { argv: ['fixtures', 'export', 'a.json'], text: 'xivo-mock: fixtures export takes only options, got a.json' },
  { argv: ['fixtures', 'apply'], text: 'xivo-mock: fixtures apply takes FILE…, got nothing' },
  {
    argv: ['fixtures', 'apply', 'a.json', '--mode', 'replce'],
    text: 'xivo-mock: --mode: expected one of merge, replace, got "replce"; did you mean replace?',
  },
];

/** Environment variables. */
export const environment: readonly WrongInput[] = [
  {
    argv: ['start'],
    env: { XIVO_MOCK_PORT: '1'.repeat(100) },
    text: `xivo-mock: XIVO_MOCK_PORT: expected a port from 0 to 65535, got "${'1'.repeat(79)}...`,
  },
  {
    argv: ['start'],
    env: { XIVO_MOCK_POTR: '1' },
    text: 'xivo-mock: unknown environment variable XIVO_MOCK_POTR; did you mean XIVO_MOCK_PORT?',
  },
  {
    argv: ['start'],
    env: { XIVO_MOCK_PORT: 'ftp' },
    text: 'xivo-mock: XIVO_MOCK_PORT: expected a port from 0 to 65535, got "ftp"',
  },
  {
    argv: ['start'],
    env: { XIVO_MOCK_LOG_LEVEL: 'Info!' },
    text: 'xivo-mock: XIVO_MOCK_LOG_LEVEL: expected one of silent, fatal, error, warn, info, debug, trace, got "Info!"; did you mean info?',
  },
  {
    argv: ['health'],
    env: { XIVO_MOCK_URL: 'pbx:8080' },
    text: 'xivo-mock: XIVO_MOCK_URL: expected a URL that begins with http:// or https://, got "pbx:8080"',
  },
  {
    argv: ['start'],
    env: { XIVO_MOCK_EXPLAIN: 'perhaps' },
    text: 'xivo-mock: XIVO_MOCK_EXPLAIN: expected true or false, got "perhaps"',
  },
  {
    argv: ['start'],
    env: { XIVO_MOCK_COLOUR: 'red' },
    text: 'xivo-mock: unknown environment variable XIVO_MOCK_COLOUR; xivo-mock --help lists the variables',
  },
];

/** Configuration files. */
export const configFiles: readonly WrongInput[] = [
  { argv: ['start', '--config', 'FOLDER/gone.json'], text: 'xivo-mock: FOLDER/gone.json: there is no such file' },
  { argv: ['start', '--config', 'FOLDER'], text: 'xivo-mock: FOLDER: is a folder, expected a file' },
  {
    argv: ['start', '--config', 'FOLDER/c1.json'],
    files: { 'c1.json': '{"port": 9000,}' },
    text: 'xivo-mock: FOLDER/c1.json: line 1, column 15: is not JSON: expected a key in double quotes, found "}"',
  },
  {
    argv: ['start', '--config', 'FOLDER/c2.json'],
    files: { 'c2.json': '{"prot": 9000}' },
    text: 'xivo-mock: FOLDER/c2.json: unknown key "prot"; did you mean port?',
  },
  {
    argv: ['start', '--config', 'FOLDER/c3.json'],
    files: { 'c3.json': '{"port": 1, "port": 2}' },
    text: 'xivo-mock: FOLDER/c3.json: line 1, column 13: repeats the key "port"',
  },
  {
    argv: ['start', '--config', 'FOLDER/c4.json'],
    files: { 'c4.json': '[]' },
    text: 'xivo-mock: FOLDER/c4.json: expected a JSON object such as {"port": 9000}',
  },
  {
    argv: ['start', '--config', 'FOLDER/c5.json'],
    files: { 'c5.json': '{"https": "maybe"}' },
    text: 'xivo-mock: FOLDER/c5.json: https: expected true or false, got "maybe"',
  },
  {
    argv: ['start', '--config', 'FOLDER/c6.json'],
    files: { 'c6.json': latin1('{"user": "René"}') },
    text: 'xivo-mock: FOLDER/c6.json: is not UTF-8: line 1, byte 14 is 0xE9; save it as UTF-8',
  },
  {
    argv: ['start', '--config', 'FOLDER/c7.json'],
    files: { 'c7.json': '' },
    text: 'xivo-mock: FOLDER/c7.json: line 1, column 1: is not JSON: expected a value, found the end of the text',
  },
  { argv: ['start', '--config', '/dev/zero'], text: 'xivo-mock: /dev/zero: is larger than 256 MiB' },
];

/** Commands that call a running mock. */
export const clients: readonly WrongInput[] = [
  { argv: ['generate', ...target], text: 'xivo-mock: generate needs at least one count, such as --users 10' },
  {
    argv: ['verify', '{', ...target],
    text: 'xivo-mock: the JSON: line 1, column 2: is not JSON: expected a key in double quotes or "}", found the end of the text',
  },
  {
    argv: ['faults', 'add', '@FOLDER/none.json', ...target],
    text: 'xivo-mock: FOLDER/none.json: there is no such file',
  },
  {
    argv: ['verify', '{"pattern": {}, "pattern": {}}', ...target],
    text: 'xivo-mock: the JSON: line 1, column 17: repeats the key "pattern"',
  },
  {
    argv: ['requests', ...target, '--world', 'w9'],
    status: 1,
    text: 'xivo-mock: there is no world w9; the only world is default',
  },
  {
    argv: ['snapshot', 'import', 'x', 'FOLDER/none.db', ...target],
    text: 'xivo-mock: FOLDER/none.db: there is no such file',
  },
  {
    argv: ['reset', '--url', 'http://127.0.0.1:1'],
    text: 'xivo-mock: http://127.0.0.1:1 cannot be reached (bad port)',
  },
];
