import { expect, test } from 'vitest';
import { campaigns } from '#resources/callcenter/registrationcampaign/campaigns.ts';
import { startMock } from '../../../support/mock.ts';

test('even an account with all rights gets 403', async () => {
  expect((await startMock().call(campaigns, 'list')).status).toBe(403);
});

test('a request from the machine itself answers an object without campaigns', async () => {
  const answer = await startMock().app.inject('/callcenter/json.php/private/registrationcampaign/campaigns/');
  expect([answer.statusCode, answer.json()]).toEqual([200, { total: 0, data: [] }]);
});
