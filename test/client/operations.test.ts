import { expect, test } from 'vitest';

import { XivoMockClient } from '#client/client.ts';
import { committedDocument, operationsIn } from '../openapi/documents.ts';
import { startMock } from '../support/mock.ts';
import { listen } from '../support/transports.ts';

const operations = operationsIn(committedDocument('control-plane.json'));

/** Operations without a method of the client, each with the reason. */
const withoutMethod: Readonly<Record<string, string>> = {
  isAlive: 'for orchestrators',
  isReady: 'for orchestrators',
  redirectToInspector: 'for browsers',
  openInspector: 'for browsers',
  readInspectorFile: 'for browsers',
  redirectToDocumentation: 'for browsers',
  openDocumentation: 'for browsers',
  readDocumentationFile: 'for browsers',
};

const account = { name: 'reader', host: '192.0.2.1' };

/** A call of the method for each operation; it may be refused. */
const calls: Readonly<Record<string, (admin: XivoMockClient) => Promise<unknown>>> = {
  readHealth: (admin) => admin.health(),
  readVersion: (admin) => admin.version(),
  readConfiguration: (admin) => admin.config(),
  listOperations: (admin) => admin.operations(),
  readAuthority: (admin) => admin.ca(),
  readMetrics: (admin) => admin.metrics(),
  readControlPlaneDescription: (admin) => admin.openapi(),
  readWebServicesDescription: (admin) => admin.openapi('xivo'),
  resetWorld: (admin) => admin.reset(),
  markBaseline: (admin) => admin.markBaseline(),
  listProviderStates: (admin) => admin.providerStates.list(),
  changeProviderState: (admin) => admin.providerStates.setUp('none'),
  listSnapshots: (admin) => admin.snapshots.list(),
  saveSnapshot: (admin) => admin.snapshots.save('before'),
  deleteSnapshot: (admin) => admin.snapshots.delete('before'),
  restoreSnapshot: (admin) => admin.snapshots.restore('before'),
  compareSnapshots: (admin) => admin.snapshots.diff('before'),
  exportSnapshot: (admin) => admin.snapshots.export('before'),
  importSnapshot: (admin) => admin.snapshots.import('before', Buffer.from('x')),
  listRequests: (admin) => admin.latestRequests(1),
  readRequest: (admin) => admin.request('none'),
  clearRequests: (admin) => admin.clearRequests(),
  findRequests: (admin) => admin.requests(),
  countRequests: (admin) => admin.countRequests(),
  waitForRequests: (admin) => admin.waitForRequests({}, { timeoutMs: 0 }),
  verifyRequests: (admin) => admin.verify({ pattern: {} }),
  listEffects: (admin) => admin.effects(),
  waitForEffects: (admin) => admin.waitForEffects({}, { timeoutMs: 0 }),
  readEvents: (admin) => admin.events({ world: 'none' }).next(),
  listFaults: (admin) => admin.faults.list(),
  replaceFaults: (admin) => admin.faults.replace([]),
  addFault: (admin) => admin.faults.add({ preset: 'slow' }),
  clearFaults: (admin) => admin.faults.clear(),
  readFault: (admin) => admin.faults.read('none'),
  putFault: (admin) => admin.faults.put('late', { preset: 'slow' }),
  deleteFault: (admin) => admin.faults.delete('none'),
  listWorlds: (admin) => admin.worlds.list(),
  createWorld: (admin) => admin.worlds.create(),
  deleteWorld: (admin) => admin.worlds.delete('none'),
  applyFixtures: (admin) => admin.fixtures.apply({}),
  exportFixtures: (admin) => admin.fixtures.export(),
  readFixturesSchema: (admin) => admin.fixtures.schema(),
  generateData: (admin) => admin.generate({ users: 1 }),
  placeCall: (admin) => admin.calls.place({ from: { user: 1 }, to: '1002' }),
  listCalls: (admin) => admin.calls.list(),
  readCall: (admin) => admin.calls.get('none'),
  countRows: (admin) => admin.state(),
  listRows: (admin) => admin.rows('entity'),
  listAccounts: (admin) => admin.accounts.list(),
  addAccount: (admin) => admin.accounts.add(account),
  replaceAccount: (admin) => admin.accounts.change(account),
  deleteAccount: (admin) => admin.accounts.delete('none'),
  readClock: (admin) => admin.clock.read(),
  setClock: (admin) => admin.clock.reset(),
  advanceClock: (admin) => admin.clock.advance('1m'),
  seedRandomGenerator: (admin) => admin.seed(7),
  readRequestChanges: (admin) => admin.changes('none'),
  previewOperation: (admin) => admin.preview('none'),
  listAgents: (admin) => admin.agents.list(),
  loginAgent: (admin) => admin.agents.login('none', { user: 1 }),
  logoffAgent: (admin) => admin.agents.logoff('none'),
  pauseAgent: (admin) => admin.agents.pause('none'),
  pauseUser: (admin) => admin.agents.pauseUser(1),
  unpauseAgent: (admin) => admin.agents.unpause('none'),
  unpauseUser: (admin) => admin.agents.unpauseUser(1),
  countObjects: (admin) => admin.pbx.counts(),
  listUserOverviews: (admin) => admin.pbx.users(),
  listGroupOverviews: (admin) => admin.pbx.groups(),
  listQueueOverviews: (admin) => admin.pbx.queues(),
  listNumberOverviews: (admin) => admin.pbx.numbers(),
  listIncallOverviews: (admin) => admin.pbx.incalls(),
  listScheduleOverviews: (admin) => admin.pbx.schedules(),
  listTrunkOverviews: (admin) => admin.pbx.trunks(),
  listDeviceOverviews: (admin) => admin.pbx.devices(),
  listVoicemailOverviews: (admin) => admin.pbx.voicemails(),
};

test('every operation has a method of the client, or a reason to have none', async () => {
  const { app } = startMock();
  const reached: string[] = [];
  app.addHook('onRequest', async ({ method, routeOptions }) => {
    const path = routeOptions.url?.replaceAll(/:(\w+)/g, '{$1}');
    reached.push(
      operations.find((each) => each.method === method && each.path === path)?.operationId ?? `${method} ${path}`,
    );
  });
  const admin = new XivoMockClient(`http://127.0.0.1:${await listen(app)}`);
  for (const call of Object.values(calls)) await call(admin).catch(() => undefined);
  expect(reached).toEqual(Object.keys(calls));
  const covered = [...Object.keys(calls), ...Object.keys(withoutMethod)];
  expect(covered.toSorted()).toEqual(operations.map(({ operationId }) => operationId).toSorted());
});
