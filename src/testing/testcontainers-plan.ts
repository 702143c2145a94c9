import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import { basename, resolve } from 'node:path';
import type { Config } from '#config/config.ts';
import { readInProcess } from '#config/in-process.ts';
import { type Option, optionsOf } from '#config/option.ts';
import { startOptions } from '#config/options.ts';
import { ConfigProblems } from '#config/problems.ts';
import type { XivoMockOptions } from '#index.ts';
import { filesOf } from '#seeding/paths.ts';
import { isProfile } from '#seeding/seeds.ts';
import { isDnsName } from '#server/tls/names.ts';

/** The options of a mock in a container: those of `startXivoMock`, except what the image determines. */
export type XivoMockContainerOptions = Omit<XivoMockOptions, 'host' | 'port' | 'httpsPort' | 'log'>;

/** A file or folder of this machine, and its absolute path in the container. */
interface Copy {
  readonly source: string;
  readonly target: string;
}

/** What a container is started with. */
export interface ContainerPlan {
  readonly environment: Readonly<Record<string, string>>;
  readonly files: readonly Copy[];
  readonly directories: readonly Copy[];
}

const caller = 'XivoMockContainer';
const determinedByImage = ['host', 'port', 'httpsPort', 'log'];

/** Checks the options of a container and returns the configuration. Throws `ConfigProblems`. */
export function readContainerOptions(options: XivoMockContainerOptions): Config {
  const determined = Object.keys(options).filter((key) => determinedByImage.includes(key));
  if (determined.length > 0) {
    const lines = determined.map((key) => `${caller}: ${key} cannot be set in a container; leave it out`);
    throw new ConfigProblems(lines);
  }
  return readInProcess({ https: true, ...setOptions(options) }, caller);
}

/**
 * What a container needs for these options: each as an environment variable, and the files and folders that they name copied into it.
 * `fixtures` of the options are files, not patterns. `persist` and `caOut` are paths in the container.
 */
export function containerPlan(options: XivoMockContainerOptions): ContainerPlan {
  const copies = copiesOf(options);
  const targets = Object.entries(copies).map(([key, list]) => [key, list.map(({ target }) => target)]);
  const values: Readonly<Record<string, unknown>> = { ...setOptions(options), ...Object.fromEntries(targets) };
  const { seeds = [], init = [], ...files } = copies;
  return {
    environment: Object.fromEntries(optionsOf(startOptions).flatMap((option) => variableOf(option, values))),
    files: Object.values(files).flat(),
    directories: [...seeds, ...init],
  };
}

/** An option that is `undefined` counts as unset. */
function setOptions(options: XivoMockContainerOptions): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** The copies of each option that names files or a folder. */
function copiesOf(options: XivoMockContainerOptions): Readonly<Record<string, readonly Copy[]>> {
  const { seeds, init, fixtures, snapshot, cert, key } = options;
  return {
    ...(seeds !== undefined && !isProfile(seeds) && { seeds: [copy(seeds, '/seeds')] }),
    ...(init !== undefined && { init: [copy(init, '/init')] }),
    // Two files may have the same name, and their order counts.
    ...(fixtures !== undefined && {
      fixtures: elementsOf(fixtures).map((path, index) => copy(path, `/fixtures/${index + 1}/${basename(path)}`)),
    }),
    ...(snapshot !== undefined && { snapshot: [copy(snapshot, '/snapshot.db')] }),
    ...(cert !== undefined && { cert: [copy(cert, '/tls/cert.pem')] }),
    ...(key !== undefined && { key: [copy(key, '/tls/key.pem')] }),
  };
}

function copy(path: string, target: string): Copy {
  return { source: resolve(path), target };
}

/** The elements of an option that is a list or comma-separated text. */
export function elementsOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? value.split(',').map((element) => element.trim()) : value;
}

function variableOf({ key, variable }: Option, values: Readonly<Record<string, unknown>>): [string, string][] {
  const value = values[key];
  return value === undefined ? [] : [[variable, Array.isArray(value) ? value.join(',') : String(value)]];
}

/** The options with the files that match the patterns of `fixtures`. Throws `ConfigProblems` for what does not exist. */
export async function withExistingFiles(options: XivoMockContainerOptions): Promise<XivoMockContainerOptions> {
  const matches = await Promise.all(elementsOf(options.fixtures ?? []).map(filesOf));
  const fixtures = matches.flatMap((files) => ('message' in files ? [] : files));
  const existing = fixtures.length === 0 ? options : { ...options, fixtures };
  const { files, directories } = containerPlan(existing);
  const problems = [
    ...matches.flatMap((match) => ('message' in match ? [`${match.at}: ${match.message}`] : [])),
    ...files.filter(({ source }) => !isOfKind(source, 'file')).map(({ source }) => `${source}: there is no such file`),
    ...directories
      .filter(({ source }) => !isOfKind(source, 'folder'))
      .map(({ source }) => `${source}: there is no such folder`),
  ];
  if (problems.length > 0) throw new ConfigProblems(problems.map((problem) => `${caller}: ${problem}`));
  return existing;
}

function isOfKind(path: string, kind: 'file' | 'folder'): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === (kind === 'folder');
}

/** The options with the names by which clients reach the container: in its certificate and, if they have a dot, for the control plane. */
export function withNames(options: XivoMockContainerOptions, names: readonly string[]): XivoMockContainerOptions {
  const { cert, certNames = [], allowedHosts = [] } = options;
  const hosts = names.filter((name) => isDnsName(name) && name.includes('.'));
  const isSigned = readContainerOptions(options).https && cert === undefined;
  const inCertificate = isSigned ? names.filter((name) => isDnsName(name) || isIP(name) > 0) : [];
  return {
    ...options,
    ...(hosts.length > 0 && { allowedHosts: [...elementsOf(allowedHosts), ...hosts] }),
    ...(inCertificate.length > 0 && { certNames: [...elementsOf(certNames), ...inCertificate] }),
  };
}
