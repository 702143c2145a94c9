import * as z from 'zod';

const effect = () =>
  z
    .object({
      number: z.int().describe('Position in the ledger, from 1 since the last reset.'),
      daemon: z.enum(['asterisk', 'provd', 'system']).describe('The daemon that the command is for.'),
      command: z.string().describe('The command.'),
      operation: z.string().describe('The operation that caused the effect.'),
      at: z.iso.datetime().describe("Time by the world's clock."),
    })
    .meta({ title: 'Effect', description: 'A command that a real PBX would have sent to one of its daemons.' });

/** Side effects, oldest first. */
export const effectsAnswer = () =>
  z.object({
    effects: z.array(effect()).readonly().describe('The matching side effects, oldest first.'),
    dropped: z.int().describe('Number of older side effects that the ledger has dropped.'),
  });

/** Side effects that were waited for. */
export const effectsWaitAnswer = () =>
  effectsAnswer().extend({ expected: z.int().describe('The number that was waited for.') });
