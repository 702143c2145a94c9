import { accounts } from './accounts.ts';
import type { Command } from './command.ts';
import { faults } from './faults.ts';
import { fixtures } from './fixtures.ts';
import { generate } from './generate.ts';
import { health } from './health.ts';
import { requests } from './requests.ts';
import { reset } from './reset.ts';
import { snapshot } from './snapshot.ts';
import { start } from './start.ts';
import { verify } from './verify.ts';
import { wait } from './wait.ts';
import { worlds } from './worlds.ts';

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
