import { onTestFinished } from 'vitest';
import { startXivoMock, type XivoMockOptions, XivoMockProblem } from '#index.ts';

/** Starts a mock that is closed at the end of the test. */
export async function start(options: XivoMockOptions = {}) {
  const mock = await startXivoMock(options);
  onTestFinished(() => mock.close());
  return mock;
}

/** The path of the web service that the tests call. */
export const entities = '/xivo/configuration/json.php/restricted/manage/entity/';

/** Request options with Basic authentication; `login` is `login:password`. */
export function as(login: string) {
  return { headers: { authorization: `Basic ${btoa(login)}` } };
}

/** Calls the web service of entities; returns the status. */
export async function statusOf(url: string, query = '', login = 'admin:proformatique'): Promise<number> {
  return (await fetch(`${url}${entities}${query}`, as(login))).status;
}

/** The problem that `work` rejects with. */
export async function problemOf(work: Promise<unknown>): Promise<XivoMockProblem> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof XivoMockProblem) return error;
  throw new Error('there was no problem', { cause: error });
}
