import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from './answers.ts';

/** A program that answers with JSON, as users would run it. */
export interface Program {
  readonly name: string;
  /** Its arguments for Node, to listen on a port of 127.0.0.1. */
  argv(port: number): readonly string[];
  readonly view: string;
  readonly list: string;
}

const packages = { 'json-server': '1.0.0-beta.3', '@mockoon/cli': '9.9.0', mockttp: '4.6.5' };

/** Installs the programs into a folder that is kept between runs, and configures them to answer with the texts. */
export function installPrograms(folder: string, answers: Answers, root: string): readonly Program[] {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));
  if (!existsSync(join(folder, 'node_modules/mockttp'))) {
    write('package.json', { private: true, dependencies: packages });
    execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
  }
  write('json-server.json', jsonServerData(answers));
  write('mockoon.json', mockoonData(answers));
  write('answers.json', answers);
  const module = (name: string) => join(folder, 'node_modules', name);
  const programs: readonly Program[] = [
    {
      name: 'json-server',
      argv: (port) => [module('json-server/lib/bin.js'), join(folder, 'json-server.json'), '--port', String(port)],
      view: '/views/1',
      list: '/users',
    },
    {
      name: '@mockoon/cli',
      argv: (port) => [
        ...[module('@mockoon/cli/bin/run.js'), 'start', '--data', join(folder, 'mockoon.json')],
        ...['--port', String(port), '--hostname', '127.0.0.1', '--repair', '--disable-log-to-file'],
      ],
      view: '/view',
      list: '/list',
    },
    {
      name: 'mockttp',
      argv: (port) => [join(root, 'bench/baselines/mockttp.mjs'), folder, String(port)],
      view: '/view',
      list: '/list',
    },
  ];
  return programs.map((program) => ({ ...program, name: `${program.name} ${versionOf(program.name)}` }));
}

function versionOf(name: string): string {
  return Object.entries(packages).find(([each]) => each === name)?.[1] ?? '';
}

function jsonServerData({ view, list }: Answers): object {
  return { views: [{ ...JSON.parse(view), id: '1' }], users: JSON.parse(list) };
}

/** An environment of Mockoon with two routes; `--repair` adds what is missing. */
function mockoonData(answers: Answers): object {
  const routes = Object.entries(answers).map(([endpoint, body], index) => ({
    uuid: `00000000-0000-4000-8000-00000000000${index + 1}`,
    type: 'http',
    method: 'get',
    endpoint,
    responses: [
      {
        uuid: `00000000-0000-4000-8000-00000000001${index + 1}`,
        statusCode: 200,
        headers: [{ key: 'Content-Type', value: 'application/json' }],
        body,
        bodyType: 'INLINE',
        disableTemplating: true,
        default: true,
      },
    ],
  }));
  return { uuid: '00000000-0000-4000-8000-000000000000', name: 'answers', lastMigration: 33, port: 3000, routes };
}
