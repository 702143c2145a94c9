import { startXivoMock, XivoMockProblem } from 'xivo-mock';

const mock = await startXivoMock();
const world = await mock.world();
const headers = { authorization: `Basic ${btoa('admin:proformatique')}` };
const answer = await fetch(`${world.url}/xivo/configuration/json.php/restricted/manage/entity/`, { headers });
if (answer.status !== 200) throw new Error(`the mock answers ${answer.status}`);
const { requests } = await world.admin.requests();
if (requests.length !== 1) throw new Error(`the journal has ${requests.length} requests`);
const refusal = await mock.admin.snapshots.restore('nothing').catch((error) => error);
if (!(refusal instanceof XivoMockProblem)) throw new Error('a snapshot that does not exist was restored');
await world.close();
await mock.close();
process.stdout.write('import: ok\n');
