import type { AnswerDifference } from '#compare/answers/comparison.ts';
import { newCorrespondence } from '#compare/answers/correspondence.ts';
import type { SendRequest } from '#compare/replay/messages.ts';
import { Playback } from '#compare/replay/playback.ts';
import { replay } from '#compare/replay/replay.ts';
import { accountRowsOf, credentialsFrom } from '#compare/start/accounts.ts';
import { Registry } from '#core/registry.ts';
import type { Sequence } from '#recording/format.ts';
import { resources } from '#resources/index.ts';
import type { World } from '#world/world.ts';
import { dump } from './mock.ts';
import { recordingsFolder } from './recordings.ts';

/** A difference between a replayed exchange and the recorded one. */
interface Deviation extends AnswerDifference {
  readonly sequence: string;
  readonly exchange: string;
  readonly request: string;
}

const registry = new Registry(resources, 'documented');
const rows = accountRowsOf(recordingsFolder);
const credentialsOf = credentialsFrom({ given: new Map(), rows, fallback: undefined });

/** Replays the sequence from the world's baseline. Returns the first deviation, after which the states differ. */
export async function firstDeviation(
  sequence: Sequence,
  world: World,
  send: SendRequest,
): Promise<Deviation | undefined> {
  world.reset();
  const sides = newCorrespondence({ text: dump({ world }), isShared: true });
  const targets = [new Playback({ send, credentialsOf, sides })] as const;
  for await (const { exchange, result } of replay(sequence, { registry, targets })) {
    if (result.kind === 'same') continue;
    const request = `${exchange.method} ${exchange.path} ${JSON.stringify(exchange.requestBody)}`;
    const difference = result.kind === 'differs' ? result.difference : { at: '', recorded: '', found: result.kind };
    return { sequence: sequence.name, exchange: exchange.name, request, ...difference };
  }
  return undefined;
}
