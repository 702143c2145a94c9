import type { Command } from './command.ts';
import { accountsCommand } from './verbs/accounts.ts';
import { callCommand } from './verbs/call.ts';
import { compareCommand } from './verbs/compare.ts';
import { faultsCommand } from './verbs/faults.ts';
import { fixturesCommand } from './verbs/fixtures.ts';
import { generateCommand } from './verbs/generate.ts';
import { healthCommand } from './verbs/health.ts';
import { importCommand } from './verbs/import.ts';
import { recordCommand } from './verbs/record.ts';
import { requestsCommand } from './verbs/requests.ts';
import { resetCommand } from './verbs/reset.ts';
import { snapshotCommand } from './verbs/snapshot.ts';
import { startCommand } from './verbs/start.ts';
import { verifyCommand } from './verbs/verify.ts';
import { waitCommand } from './verbs/wait.ts';
import { worldsCommand } from './verbs/worlds.ts';

/** Every command, in the order of `--help`; the first one is the default. */
export const commands: readonly [Command, ...Command[]] = [
  startCommand,
  healthCommand,
  waitCommand,
  resetCommand,
  fixturesCommand,
  generateCommand,
  callCommand,
  requestsCommand,
  verifyCommand,
  faultsCommand,
  snapshotCommand,
  accountsCommand,
  worldsCommand,
  recordCommand,
  compareCommand,
  importCommand,
];
