import type { Command } from './command.ts';
import { accounts } from './verbs/accounts.ts';
import { faults } from './verbs/faults.ts';
import { fixtures } from './verbs/fixtures.ts';
import { generate } from './verbs/generate.ts';
import { health } from './verbs/health.ts';
import { requests } from './verbs/requests.ts';
import { reset } from './verbs/reset.ts';
import { snapshot } from './verbs/snapshot.ts';
import { start } from './verbs/start.ts';
import { verify } from './verbs/verify.ts';
import { wait } from './verbs/wait.ts';
import { worlds } from './verbs/worlds.ts';

/** Every command, in the order of `--help`; the first one is the default. */
export const commands: readonly [Command, ...Command[]] = [
  start,
  health,
  wait,
  reset,
  fixtures,
  generate,
  requests,
  verify,
  faults,
  snapshot,
  accounts,
  worlds,
];
