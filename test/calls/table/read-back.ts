import { pino } from 'pino';
import { expect, onTestFinished } from 'vitest';
import type { PlacedCall } from '#calls/answer.ts';
import { cel } from '#resources/service/ipbx/call_management/cel.ts';
import { createApp } from '#server/app.ts';
import type { Store } from '#store/store.ts';
import type { World } from '#world/world.ts';
import { urlOf } from '../../support/mock.ts';

const authorization = `Basic ${Buffer.from('admin:proformatique').toString('base64')}`;

type Json = Readonly<Record<string, unknown>>;

/** Checks that the web services show a call: its records in order, and one summary with its legs and their durations. */
export async function expectReadBack(world: World, { records, startedAt, endedAt }: PlacedCall): Promise<void> {
  if (records.cel === null) return;
  const { first, count, linkedid } = records.cel;
  const app = createApp(world, { logger: pino({ level: 'silent' }) });
  onTestFinished(() => app.close());
  const read = async (act: string, query: Record<string, string>) => {
    const url = urlOf(cel, act, { query });
    return (await app.inject({ method: 'GET', url, headers: { authorization } })).json<Json[]>();
  };
  // Any filter, even an empty one, asks for summaries in both dialects (call_management.md 4.1).
  const days = { src: '', dbeg: startedAt.slice(0, 10), dend: (endedAt ?? startedAt).slice(0, 10) };
  world.clock.freeze(Date.parse(endedAt ?? startedAt));
  const rows = await read('searchid', { idbeg: String(first - 1) });
  const summaries = await read('search', days);
  const stored = world.store.all('cel', { linkedid }, 'id');
  expect(stored).toHaveLength(count);
  expect(rows.filter((row) => row['linkedid'] === linkedid).map(keysOfRow)).toEqual(stored.map(keysOfRow));
  expect(summaries.filter((summary) => Object.hasOwn(summary, linkedid))).toEqual([legsOf(world.store, linkedid)]);
}

function keysOfRow({ id, eventtype, eventtime, uniqueid, channame }: Partial<Record<string, unknown>>): Json {
  return { id: String(id), eventtype, second: String(eventtime).slice(0, 19), uniqueid, channame };
}

/** The legs that a summary must have: the channels in order of their start, with the seconds since they were answered. */
function legsOf(store: Store, linkedid: string): Json {
  const rows = store.all('cel', { linkedid }, 'id');
  const ids = [...new Set(rows.map(({ uniqueid }) => uniqueid))];
  const legs = ids.map((id) => {
    const timeOf = (type: string) => rows.findLast((row) => row.uniqueid === id && row.eventtype === type)?.eventtime;
    const [answered, over] = [timeOf('ANSWER'), timeOf('HANGUP')].map((time) =>
      Math.floor(Date.parse(`${time}Z`) / 1000),
    );
    const isAnswered = timeOf('ANSWER') !== undefined;
    const duration = isAnswered ? Number(over) - Number(answered) : 0;
    return [id, expect.objectContaining({ uniqueid: id, answer: isAnswered, duration })] as const;
  });
  return Object.fromEntries(legs);
}
