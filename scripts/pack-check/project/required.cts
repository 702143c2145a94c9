import xivoMock = require('xivo-mock');

import type * as typed from './typed.js';

// A class is one type, however the package is loaded.
export type Imported = Awaited<ReturnType<typeof typed.use>>;

export async function use(): Promise<Imported> {
  const mock: xivoMock.XivoMock = await xivoMock.startXivoMock();
  // @ts-expect-error there is no such count
  await mock.admin.verify({ pattern: {}, count: 'many' });
  return mock.admin.verify({ pattern: {}, count: { atMost: 0 } });
}
