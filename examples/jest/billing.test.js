const { readRecords, secondsByCaller } = require('./billing.js');

// `pbx` is a global of the environment: a new PBX for each test.
const access = () => ({ url: pbx.url, login: 'admin', password: 'proformatique' });

test('all records are read, over as many pages as it takes', async () => {
  await pbx.admin.generate({ users: 20, cels: 12_000, from: '2012-03-01', seed: 7 });
  const { records } = await readRecords(access());
  const { cel } = await pbx.admin.state();
  expect(new Set(records.map(({ id }) => id)).size).toBe(cel);
  expect(await pbx.admin.countRequests({ operation: '*cel:searchid', status: 200 })).toBe(Math.ceil(cel / 5000));
});

test('the next run reads only what is new', async () => {
  await pbx.admin.generate({ users: 5, cels: 500, from: '2012-03-01', seed: 7 });
  const first = await readRecords(access());
  expect(await readRecords(access(), first.last)).toEqual({ records: [], last: first.last });
  await pbx.admin.generate({ cels: 100, from: '2012-04-01', seed: 8 });
  const next = await readRecords(access(), first.last);
  expect(next.records.length).toBeGreaterThan(0);
  expect(next.records.every(({ eventtime }) => eventtime.startsWith('2012-04'))).toBe(true);
});

test('the seconds of a call are billed to who called', async () => {
  const event = (eventtype, seconds, uniqueid = '1.1') => ({
    ...{ eventtype, uniqueid, linkedid: '1.1', cid_num: uniqueid === '1.1' ? '150' : '151' },
    ...{ eventtime: `2012-03-01 10:00:${seconds}`, exten: '151', context: 'default' },
  });
  const call = [
    event('CHAN_START', '00'),
    event('CHAN_START', '01', '1.2'),
    event('ANSWER', '05', '1.2'),
    event('ANSWER', '05'),
  ];
  await pbx.admin.fixtures.apply({
    tables: { cel: [...call, event('CHAN_END', '50', '1.2'), event('CHAN_END', '50')] },
  });
  const { records } = await readRecords(access());
  expect(secondsByCaller(records)).toEqual(new Map([['150', 45]]));
});

test('a PBX that fails in the middle bills nothing, instead of a part', async () => {
  await pbx.admin.generate({ users: 20, cels: 6000, from: '2012-03-01', seed: 7 });
  await pbx.admin.faults.add({ match: { operation: '*cel:searchid' }, trigger: { after: 1 }, preset: 'database-down' });
  await expect(readRecords(access())).rejects.toThrow('the PBX answers 500; nothing is billed');
});
