import { startXivoMock } from 'xivo-mock';

const mock = await startXivoMock();
const headers = { authorization: `Basic ${btoa('admin:proformatique')}` };
const answer = await fetch(`${mock.url}/xivo/configuration/json.php/restricted/check/`, { headers });
if (answer.status !== 200) throw new Error(`the mock answers ${answer.status}`);
await mock.close();
