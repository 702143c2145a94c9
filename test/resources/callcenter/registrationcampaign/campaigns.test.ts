import { expect, test } from 'vitest';
import { campaigns } from '../../../../src/resources/callcenter/registrationcampaign/campaigns.ts';
import { startMock } from '../../../support/mock.ts';

test('even an account with all rights gets 403', async () => {
  expect((await startMock().call(campaigns, 'list')).status).toBe(403);
});

test('the machine itself finds no campaign', async () => {
  const answer = await startMock().app.inject('/callcenter/json.php/private/registrationcampaign/campaigns/');
  expect([answer.statusCode, answer.body]).toEqual([204, '']);
});
