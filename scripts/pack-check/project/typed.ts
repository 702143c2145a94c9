import { type RequestPattern, startXivoMock, type VerifyAnswer, type XivoMock } from 'xivo-mock';

const pattern: RequestPattern = { operation: 'ipbx/pbx_settings/users:add', status: '4xx' };
export async function use(): Promise<VerifyAnswer> {
  await using mock: XivoMock = await startXivoMock({ dialect: 'recorded' });
  const match = pattern.operation === undefined ? {} : { operation: '*' };
  await mock.admin.faults.add({ preset: 'gateway-timeout', match });
  // @ts-expect-error there is no such dialect
  await startXivoMock({ dialect: 'old' });
  return mock.admin.verify({ pattern, count: { atMost: 0 } });
}
