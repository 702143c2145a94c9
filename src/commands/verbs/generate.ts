import type { z } from 'zod';
import type { GenerateAnswer } from '#client/answers.ts';
import type { GenerateBody } from '#client/bodies.ts';
import { ConfigProblems } from '#config/problems.ts';
import { generateOptions } from '#config/verbs/generate-options.ts';
import { aligned } from '../aligned.ts';
import { clientCommand } from '../client-command.ts';
import { openProgress } from '../progress.ts';

/** Call records per request: between two requests the mock serves other clients and the progress bar moves. */
const recordsPerRequest = 50_000;

/** Generating a user takes about as long as this many call records. */
const recordsPerUser = 8;

/** Fills a running mock: one request for the objects, then the call records in several. */
export const generateCommand = clientCommand({
  name: 'generate',
  summary: 'Fill a running mock with coherent companies, users, queues and call records.',
  options: generateOptions,
  examples: [
    'xivo-mock generate --users 300 --groups 4 --queues 4 --agents 10 --incalls 20 --cels 2000 --seed 7',
    'xivo-mock generate --cels 1000000 --from 2012-01-02',
  ],
  async run({ client, values, context }) {
    const bodies = requestsFor(values);
    const progress = openProgress(context.stderr);
    const answers: GenerateAnswer[] = [];
    try {
      const total = sum(bodies.map(weight));
      for (const body of bodies) {
        progress.show(`generating ${describeRequest(body)}`, sum(bodies.slice(0, answers.length).map(weight)) / total);
        answers.push(await client.generate(body));
      }
    } finally {
      progress.end();
    }
    const answer = mergeAnswers(answers);
    const counts = Object.entries(answer.counts).filter(([, count]) => count > 0);
    const rows = counts.map(([kind, count]) => [count.toLocaleString('en'), kind]);
    return { json: answer, lines: [...aligned(rows), `generated in ${answer.ms} ms`] };
  },
});

/** The requests in order, each with its own seed; each batch of records continues where the previous one ends. */
function requestsFor({ cels = 0, from, seed, ...values }: z.output<typeof generateOptions>): GenerateBody[] {
  const { entities, users, groups, queues, agents, incalls, trunks, schedules, outcalls } = values;
  const counts = { entities, users, groups, queues, agents, incalls, trunks, schedules, outcalls };
  const objects = Object.entries(counts).filter(([, count]) => count);
  if (objects.length === 0 && cels === 0)
    throw new ConfigProblems(['generate needs at least one count, such as --users 10']);
  const parts = Math.ceil(cels / recordsPerRequest);
  const records = Array.from({ length: parts }, (_, index) => ({
    seed: (seed + index) % 2 ** 32,
    cels: Math.floor((cels * (index + 1)) / parts) - Math.floor((cels * index) / parts),
    ...(index === 0 && from !== undefined && { from }),
  }));
  return objects.length === 0 ? records : [{ seed, ...Object.fromEntries(objects) }, ...records];
}

function weight({ users = 0, cels = 0 }: GenerateBody): number {
  return 1 + recordsPerUser * users + cels;
}

function describeRequest({ users = 0, cels = 0 }: GenerateBody): string {
  return cels > 0 ? 'call records' : `${users > 0 ? users.toLocaleString('en') : 'no'} users and the other objects`;
}

function mergeAnswers(answers: readonly GenerateAnswer[]): GenerateAnswer {
  const counts: Record<string, number> = {};
  for (const [kind, count] of answers.flatMap((answer) => Object.entries(answer.counts))) {
    counts[kind] = (counts[kind] ?? 0) + count;
  }
  return { counts, ms: sum(answers.map(({ ms }) => ms)) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
