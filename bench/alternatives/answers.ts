import { type Bench, postAdmin } from '../bench.ts';
import { authorization } from '../load/request.ts';
import { paths } from '../wire-paths.ts';

/** The JSON texts that all programs answer with: the view of a user and a list of users. */
export interface Answers {
  readonly view: string;
  readonly list: string;
}

/** The answers of a mock with this many users. */
export async function answersOf(bench: Bench, users: number): Promise<Answers> {
  const mock = await bench.mock('--seeds', 'fresh');
  await postAdmin(mock, 'generate', { users });
  const read = async (path: string) => (await fetch(`${mock.url}${path}`, { headers: { authorization } })).text();
  const answers = { view: await read(`${paths.users}?act=view&id=1`), list: await read(paths.users) };
  await bench.stop(mock);
  return answers;
}
