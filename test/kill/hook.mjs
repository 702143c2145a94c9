// Loaded into a mock before its program (`node --import`): kills the process with SIGKILL at a named step of its access to files and
// SQLite. The step is named by the variable KILL_STEP, from the start on, or by the header x-kill-step of a request.
import fs from 'node:fs';
import { Server } from 'node:http';
import { createRequire, syncBuiltinESMExports } from 'node:module';

const Database = createRequire(process.env.KILL_PROGRAM)('better-sqlite3');
let step = process.env.KILL_STEP;
// A mock must not outlive its parent process.
process.stdin.resume().once('close', () => process.exit(1));
/** Paths of the open files by descriptor. */
const open = new Map();
let hasUsers = false;

const { emit } = Server.prototype;
Server.prototype.emit = function (event, ...rest) {
  if (event === 'request') step = rest[0].headers['x-kill-step'] ?? step;
  return emit.call(this, event, ...rest);
};

function reach(name) {
  if (name !== step) return;
  fs.writeSync(2, `killed at ${name}\n`);
  process.kill(process.pid, 'SIGKILL');
}

/** `baseline` for F.baseline.new and F.baseline, `authority` for F.ca.new and F.ca, `state` for F.new and F. */
function kindOf(path) {
  if (/\.ca(\.new)?$/.test(path)) return 'authority';
  return /\.baseline(\.new)?$/.test(path) ? 'baseline' : 'state';
}

const { openSync, writeFileSync, fsyncSync, renameSync } = fs;
fs.openSync = (path, ...rest) => {
  if (!String(path).endsWith('.new')) return openSync(path, ...rest);
  const descriptor = openSync(path, ...rest);
  open.set(descriptor, kindOf(path));
  reach(`${kindOf(path)} opened`);
  return descriptor;
};
fs.writeFileSync = (file, bytes, ...rest) => {
  const kind = open.get(file);
  if (kind !== undefined && step === `${kind} half written`) {
    fs.writeSync(file, bytes.subarray(0, bytes.length / 2));
    reach(`${kind} half written`);
  }
  writeFileSync(file, bytes, ...rest);
  if (kind !== undefined) reach(`${kind} written`);
  if (String(file).endsWith('.restored')) reach('restored written');
};
fs.fsyncSync = (descriptor) => {
  fsyncSync(descriptor);
  const kind = open.get(descriptor);
  open.delete(descriptor);
  if (kind !== undefined) reach(`${kind} synced`);
};
fs.renameSync = (from, to) => {
  renameSync(from, to);
  reach(`${kindOf(to)} renamed`);
};
syncBuiltinESMExports();

const { exec, prepare } = Database.prototype;
Database.prototype.exec = function (sql) {
  if (sql === 'DETACH other') reach('copy committed');
  if (!sql.startsWith('DELETE FROM main.')) return exec.call(this, sql);
  const statements = sql.split('\n');
  for (const [index, statement] of statements.entries()) {
    if (index === Math.floor(statements.length / 2)) reach('copy half done');
    exec.call(this, statement);
  }
  reach('copy done');
  return this;
};
Database.prototype.prepare = function (sql) {
  const statement = prepare.call(this, sql);
  if (sql === 'ATTACH ? AS other') around(statement, { after: () => reach('copy attached') });
  if (sql.startsWith('INSERT INTO "userfeatures"')) around(statement, { after: () => noteUser() });
  if (sql === 'RELEASE request') around(statement, { before: () => beforeRelease(), after: () => afterRelease(this) });
  return statement;
};

function around(statement, { before = () => undefined, after = () => undefined }) {
  const { run } = statement;
  statement.run = (...values) => {
    before();
    const result = run.apply(statement, values);
    after();
    return result;
  };
}

function noteUser() {
  hasUsers = true;
  reach('generate half done');
}

function beforeRelease() {
  reach('change not committed');
  if (hasUsers) reach('generate not committed');
}

function afterRelease(database) {
  if (database.inTransaction) return;
  reach('change committed');
  if (hasUsers) reach('generate committed');
  hasUsers = false;
}
