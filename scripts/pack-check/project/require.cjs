const { startXivoMock, XivoMockProblem } = require('xivo-mock');

(async () => {
  const imported = await import('xivo-mock');
  if (imported.XivoMockProblem !== XivoMockProblem) throw new Error('a class is different when it is imported');
  const mock = await startXivoMock({ https: true });
  if (mock.ca === undefined) throw new Error('the mock has no CA');
  await mock.close();
  process.stdout.write('require: ok\n');
})();
