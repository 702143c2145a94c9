// What each way of installing has to lead to.
import { manifest } from '../projects.mjs';

/** Checks that the installed package has its command, and serves in process. */
export function checkUse({ run }) {
  const printed = run('node_modules/.bin/xivo-mock', '--version').trim();
  if (printed !== manifest.version) throw new Error(`xivo-mock --version prints ${printed}`);
  run('node', 'use.mjs');
}

/**
 * Checks what is said where SQLite has no binary for the Node that runs: one line, with what is wrong and the command that mends it.
 * `--version` needs no binary.
 */
export function checkUnbuilt({ run, mustFail }, problem, remedy, node = 'node') {
  const program = 'node_modules/xivo-mock/dist/main.js';
  run(node, program, '--version');
  const sentence = `better-sqlite3 ${problem}; run "${remedy}"`;
  const lines = mustFail(sentence, node, program, 'start', '--port', '0').trim().split('\n');
  if (lines.length > 1) throw new Error(`expected one line, got:\n${lines.join('\n')}`);
  mustFail(sentence, node, 'use.mjs');
}

export const noBinary = 'has no binary, as its install script did not run';
export const foreignBinary = 'was built for another Node or system';
