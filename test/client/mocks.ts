import { onTestFinished } from 'vitest';
import { startXivoMock, type XivoMockOptions, XivoMockProblem } from '#index.ts';

/** A mock that is closed with its test. */
export async function start(options: XivoMockOptions = {}) {
  const mock = await startXivoMock(options);
  onTestFinished(() => mock.close());
  return mock;
}

/** The web service that the tests call. */
export const entities = '/xivo/configuration/json.php/restricted/manage/entity/';

/** The credentials of a call. */
export function as(login: string) {
  return { headers: { authorization: `Basic ${btoa(login)}` } };
}

/** The status of a call to the entities. */
export async function statusOf(url: string, query = '', login = 'admin:proformatique'): Promise<number> {
  return (await fetch(`${url}${entities}${query}`, as(login))).status;
}

/** The problem with which the work fails. */
export async function problemOf(work: Promise<unknown>): Promise<XivoMockProblem> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof XivoMockProblem) return error;
  throw new Error('there was no problem', { cause: error });
}
