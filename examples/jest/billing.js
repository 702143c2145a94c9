const path = 'service/ipbx/json.php/restricted/call_management/cel/';

/**
 * Reads the call records that are newer than the one with the id `after`, as `{ records, last }`; `last` is where the next run begins.
 * The PBX sends 5000 at most, the oldest first, so they are read page by page.
 */
async function readRecords({ url, login, password }, after = 0) {
  const authorization = `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
  const records = [];
  let last = after;
  for (;;) {
    const response = await fetch(`${url}/${path}?act=searchid&idbeg=${last}`, { headers: { authorization } });
    // An empty list is an empty answer with status 204.
    if (response.status === 204) return { records, last };
    if (response.status !== 200) throw new Error(`the PBX answers ${response.status}; nothing is billed`);
    const page = await response.json();
    records.push(...page);
    last = Math.max(...page.map(({ id }) => Number(id)));
  }
}

/** Returns the seconds that calls lasted by the number that called: from the answer of a call to the end of its channel. */
function secondsByCaller(records) {
  const seconds = new Map();
  const answered = new Map();
  for (const { eventtype, eventtime, uniqueid, linkedid, cid_num } of records) {
    // The channel that began the call is the one that its other channels are linked to.
    if (uniqueid !== linkedid) continue;
    const time = Date.parse(`${eventtime.replace(' ', 'T')}Z`) / 1000;
    if (eventtype === 'ANSWER') answered.set(uniqueid, { time, caller: cid_num });
    const start = answered.get(uniqueid);
    if (eventtype === 'CHAN_END' && start)
      seconds.set(start.caller, (seconds.get(start.caller) ?? 0) + time - start.time);
  }
  return seconds;
}

module.exports = { readRecords, secondsByCaller };
