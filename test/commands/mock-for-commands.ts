import { onTestFinished } from 'vitest';
import { startXivoMock } from '#index.ts';
import { outcomeOf } from './outcome.ts';

/** Starts a mock for one test; `run` runs command lines against it. */
export async function startForCommands() {
  const mock = await startXivoMock();
  onTestFinished(() => mock.close());
  const run = (...argv: string[]) => outcomeOf([...argv, '--url', mock.url]);
  return { mock, run };
}

/** Calls the web service of entities; returns the status. */
export async function callEntities(url: string, query = ''): Promise<number> {
  const headers = { authorization: `Basic ${btoa('admin:proformatique')}` };
  return (await fetch(`${url}/xivo/configuration/json.php/restricted/manage/entity/${query}`, { headers })).status;
}
