import { onTestFinished } from 'vitest';
import { startXivoMock } from '#index.ts';
import { outcomeOf } from './outcome.ts';

/** A mock of the test's own, and command lines that ask it. */
export async function startForCommands() {
  const mock = await startXivoMock();
  onTestFinished(() => mock.close());
  const run = (...argv: string[]) => outcomeOf([...argv, '--url', mock.url]);
  return { mock, run };
}

/** Calls the web service of the entities. */
export async function callEntities(url: string, query = ''): Promise<number> {
  const headers = { authorization: `Basic ${btoa('admin:proformatique')}` };
  return (await fetch(`${url}/xivo/configuration/json.php/restricted/manage/entity/${query}`, { headers })).status;
}
