import { expect, test, vi } from 'vitest';
import { generate } from '#generate/generate.ts';
import { generateBody } from '#generate/request.ts';
import { agents } from '#resources/callcenter/settings/agents.ts';
import { queues } from '#resources/callcenter/settings/queues.ts';
import { devices } from '#resources/service/ipbx/pbx_settings/devices.ts';
import { groups } from '#resources/service/ipbx/pbx_settings/groups.ts';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { voicemail } from '#resources/service/ipbx/pbx_settings/voicemail.ts';
import { Connection } from '#store/connection.ts';
import { startMock } from '../support/mock.ts';

/** Returns the number of queries that a list of `count` objects makes. */
async function queriesOf(resource: typeof users, count: number): Promise<number> {
  const mock = startMock();
  generate(mock.world, generateBody.parse({ users: count, agents: count, queues: count, groups: count }), '127.0.0.1');
  const prepare = vi.spyOn(Connection.prototype, 'prepare');
  try {
    const { status } = await mock.call(resource, 'list');
    expect(status).toBe(200);
    return prepare.mock.calls.length;
  } finally {
    prepare.mockRestore();
  }
}

test.each([users, lines, devices, voicemail, agents, queues, groups])(
  'a list of $path makes as many queries for 50 objects as for 5',
  async (resource) => {
    expect(await queriesOf(resource, 50)).toBe(await queriesOf(resource, 5));
  },
);
