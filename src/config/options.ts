import { isIP } from 'node:net';
import * as z from 'zod';
import { releaseForm, releaseSchema } from '#portability/release.ts';
import { logLevels } from '#server/log.ts';
import { isDnsName } from '#server/tls/names.ts';
import { optionFacts } from './option.ts';

const port = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).pipe(z.int().min(0).max(65535));
const count = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).pipe(z.int().min(1));
const host = z.string().regex(/^[\w.:%-]+$/);
const text = z.string().min(1);
/** Basic authentication sends `login:password`. */
const login = text.regex(/^[^:]+$/);
const paths = z.union([z.array(text).min(1), text.transform((list) => list.split(',').map((path) => path.trim()))]);
const hostName = z.string().regex(/^(?:\*\.)?[\w-]+(?:\.[\w-]+)*$/);
const nameList = z.string().transform((list) => list.split(',').map((name) => name.trim()));
const hostNames = z.union([z.array(hostName).min(1), nameList.pipe(z.array(hostName))]);
const certName = z.string().refine((name) => isIP(name) > 0 || isDnsName(name));
const certNames = z.union([z.array(certName).min(1), nameList.pipe(z.array(certName))]);
const boolean = z.union([z.boolean(), z.stringbool()]);
const dialects = ['documented', 'recorded'] as const;

/** Every option of `start`. `--help`, the environment variables, the keys of the config file and the options table are derived from it. */
export const startOptions = z.object({
  port: port.default(8080).register(optionFacts, { type: 'port', help: 'HTTP port; 0 picks a free one' }),
  host: host.default('127.0.0.1').register(optionFacts, { type: 'host', help: 'address to listen on' }),
  httpsPort: port.default(8443).register(optionFacts, { type: 'port', help: 'HTTPS port; 0 picks a free one' }),
  https: boolean.default(true).register(optionFacts, { type: 'boolean', help: 'serve HTTPS in addition to HTTP' }),
  cert: text.optional().register(optionFacts, {
    type: 'path',
    help: 'HTTPS certificate (PEM), used with the key; by default one is generated, signed by its own CA',
  }),
  key: text.optional().register(optionFacts, { type: 'path', help: 'private key of the certificate (PEM)' }),
  certNames: certNames.optional().register(optionFacts, {
    type: 'list',
    expects: 'comma-separated names and IP addresses such as pbx.example.com or 10.0.0.5',
    help: 'host names and IP addresses to add to the generated certificate',
  }),
  caOut: text.optional().register(optionFacts, {
    type: 'path',
    help: 'file to write the CA of the generated certificate to (PEM), for clients to trust',
  }),
  legacyTls: boolean.default(false).register(optionFacts, {
    type: 'boolean',
    help: 'also serve HTTPS to clients of 2012: TLS 1.0 and 1.1, no elliptic curves, an RSA key; insecure',
  }),
  redirect: boolean.default(false).register(optionFacts, {
    type: 'boolean',
    help: 'redirect HTTP to HTTPS (302), except for the hosts localhost and 127.0.0.1, as on the real server',
  }),
  dialect: z.enum(dialects).default('documented').register(optionFacts, {
    type: 'choice',
    choices: dialects,
    help: 'behave as the published page says, or as the recorded server did',
  }),
  seeds: text.default('documented').register(optionFacts, {
    type: 'text',
    help: 'initial data: documented, fresh, empty, or the path of a folder',
  }),
  snapshot: text.optional().register(optionFacts, {
    type: 'path',
    help: 'exported snapshot to start from instead of the seeds',
  }),
  fixtures: paths.optional().register(optionFacts, {
    type: 'paths',
    help: 'fixture documents to apply to a new state (JSON or YAML; files or patterns, separated by commas)',
  }),
  init: text.optional().register(optionFacts, {
    type: 'path',
    help: 'folder of fixture documents and .sql files to apply after them, in the order of their names',
  }),
  states: text.optional().register(optionFacts, {
    type: 'path',
    help: 'folder of fixture documents, each a provider state for contract tests',
  }),
  strict: boolean.default(false).register(optionFacts, {
    type: 'boolean',
    help: 'refuse fixture documents with fields that the PBX ignores',
  }),
  persist: text.optional().register(optionFacts, {
    type: 'path',
    help: 'SQLite file to keep the state in; an existing state continues; without it the state is in memory',
  }),
  user: login.default('admin').register(optionFacts, {
    type: 'text',
    expects: 'a login without a colon, which separates login and password in Basic authentication',
    help: 'login of the default account; if set, the account is also added to a folder of seeds or a snapshot',
  }),
  password: text.default('proformatique').register(optionFacts, {
    type: 'text',
    secret: true,
    help: 'password of the default account',
  }),
  logLevel: z.enum(logLevels).default('info').register(optionFacts, {
    type: 'choice',
    choices: logLevels,
    help: 'lowest level logged to stderr, as JSON lines',
  }),
  explain: boolean.default(true).register(optionFacts, {
    type: 'boolean',
    help: 'send the reason of a refusal in the header X-Mock-Reason',
  }),
  portability: releaseSchema.optional().register(optionFacts, {
    type: 'text',
    expects: releaseForm,
    help: 'mark the calls that this later release of XiVO refuses, or answers otherwise: header X-Mock-Portability, journal, log',
  }),
  token: text.optional().register(optionFacts, {
    type: 'text',
    secret: true,
    help: 'token required by the control plane (Authorization: Bearer); without it the control plane is open',
  }),
  allowedHosts: hostNames.optional().register(optionFacts, {
    type: 'list',
    expects: 'comma-separated names such as pbx.example.com or *.example.com',
    help: 'host names with a dot that the control plane accepts (`*.example.com` for all below it)',
  }),
  journalEntries: count
    .default(1000)
    .register(optionFacts, { type: 'number', help: 'maximum number of requests in the journal' }),
  journalBytes: count
    .default(16 * 1024 * 1024)
    .register(optionFacts, { type: 'number', help: 'maximum size of the journal in bytes' }),
  worldLimit: count
    .default(100)
    .register(optionFacts, { type: 'number', help: 'maximum number of worlds besides the default one' }),
  config: text.optional().register(optionFacts, {
    type: 'path',
    sources: ['flag', 'environment'],
    help: 'JSON file with any of these options',
  }),
});

/** The options of every command that calls a running mock. */
export const clientOptions = z.object({
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .register(optionFacts, {
      type: 'url',
      sources: ['flag', 'environment'],
      help: 'URL of the mock; by default the running mock, or else the address at which `start` would listen',
    }),
  json: boolean.default(false).register(optionFacts, { type: 'boolean', sources: ['flag'], help: 'print JSON' }),
});
