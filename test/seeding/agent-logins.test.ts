import { expect, test } from 'vitest';
import { agentStates } from '#calls/agents/show.ts';
import { applyFixtures } from '#seeding/apply.ts';
import { InvalidFixtures } from '#seeding/problems.ts';
import { startMock } from '../support/mock.ts';

const agent = {
  agentfeatures: { numgroup: '1', number: '8001', context: 'default', autologoff: '0' },
};
const user = {
  userfeatures: { firstname: 'Ada' },
  linefeatures: { protocol: ['sip'], context: ['default'], number: ['190'] },
};

const loginsIn = ({ world }: ReturnType<typeof startMock>) =>
  agentStates(world.store).flatMap(({ number, login }) => (login === null ? [] : [[number, login.extension]]));

test('agents log in when the objects of the document are added', () => {
  const mock = startMock({ seeds: 'documented' });
  mock.world.clock.freeze(Date.UTC(2012, 9, 7, 10));
  const agentlogins = [
    { agent: '8001', number: '190' },
    { agent: '102', user: 1 },
  ];
  expect(applyFixtures(mock.world, { agentlogins, agents: [agent], users: [user] })).toEqual({
    users: 1,
    agents: 1,
    agentlogins: 2,
  });
  expect(loginsIn(mock)).toEqual([
    ['102', '1001@default'],
    ['8001', '190@default'],
  ]);
  expect(mock.world.store.all('queue_log', {}, 'id')).toMatchObject([
    { time: '2012-10-07 10:00:00.000000', agent: 'Agent/8001', event: 'AGENTCALLBACKLOGIN' },
    { agent: 'Agent/102' },
  ]);
});

test('a login that is refused is reported with its place, and nothing is applied', () => {
  const mock = startMock({ seeds: 'documented' });
  const agentlogins = [
    { agent: '102', user: 1 },
    { agent: '101', user: 1 },
    { agent: '9', user: 2 },
    { agent: '2', user: 99 },
    { agent: '2' },
  ];
  const apply = () => applyFixtures(mock.world, { agentlogins });
  expect(apply).toThrow(InvalidFixtures);
  expect(apply).toThrow(
    [
      'agentlogins[4]: must be an object such as {"agent": "8001", "user": 1}, but is an object',
      'agentlogins[1]: agent 102 is logged in at 1001@default; log that agent off first',
      'agentlogins[2]: there is no agent 9; the agents are 2, 101 and 102',
      'agentlogins[3]: there is no user 99',
    ].join('\n'),
  );
  expect(loginsIn(mock)).toEqual([]);
});

test('an export keeps who is logged in', async () => {
  const mock = startMock({ seeds: 'documented' });
  applyFixtures(mock.world, { agentlogins: [{ agent: '102', user: 1 }] });
  const copy = startMock({ seeds: 'empty' });
  const { body } = await mock.app.inject('/__admin/fixtures');
  expect(
    (await copy.app.inject({ method: 'POST', url: '/__admin/fixtures', payload: JSON.parse(body) })).statusCode,
  ).toBe(200);
  expect(loginsIn(copy)).toEqual([['102', '1001@default']]);
});
