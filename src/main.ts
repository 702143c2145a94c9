#!/usr/bin/env node
import { dispatch } from '#commands/dispatch.ts';
import { readTextFile } from '#text/file.ts';

const { stdout, stderr } = process;
// A closed pipe must not end the mock.
for (const stream of [stdout, stderr]) stream.on('error', () => undefined);

const status = await dispatch({
  argv: process.argv.slice(2),
  env: process.env,
  readFile: readTextFile,
  stdout,
  stderr,
});

// A reader that has stopped reading must not keep the process alive.
setTimeout(() => process.exit(status), 500);
stderr.write('', () => stdout.write('', () => process.exit(status)));
