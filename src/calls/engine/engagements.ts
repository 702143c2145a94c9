import type { CallInProgress } from './call-in-progress.ts';

/** Returns how many legs somebody has in other calls at the time of a call; `parties` are all names of that person. */
export function callsOf(call: CallInProgress, parties: readonly string[]): number {
  const sql = `SELECT count(*) AS calls FROM callleg WHERE party IN (SELECT value FROM json_each(?)) AND callid <> ?
    AND started <= ? AND (ended IS NULL OR ended > ?)`;
  const [row] = call.store.query({ calls: 'number' }, sql, JSON.stringify(parties), call.row, call.time, call.time);
  return row?.calls ?? 0;
}
