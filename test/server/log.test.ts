import { PassThrough, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLogger } from '#server/log.ts';

test('the log is JSON lines without passwords and Authorization headers', () => {
  const output = new PassThrough();
  const logger = createLogger({ level: 'info', output });
  logger.debug('not at this level');
  logger.info({ password: 'p', request: { headers: { authorization: 'Basic x', host: 'pbx' } } }, 'served');
  expect(JSON.parse(String(output.read()))).toMatchObject({
    level: 30,
    msg: 'served',
    password: '[redacted]',
    request: { headers: { authorization: '[redacted]', host: 'pbx' } },
  });
});

test('a silent log writes nothing', () => {
  const output = new PassThrough();
  createLogger({ level: 'silent', output }).fatal('unheard');
  expect(output.read()).toBeNull();
});

test('lines are dropped while nobody reads them', () => {
  const output = new Writable({ write: () => undefined });
  const logger = createLogger({ level: 'info', output });
  const text = 'x'.repeat(1024 * 1024);
  for (let count = 0; count < 20; count += 1) logger.info(text);
  expect(output.writableLength).toBeLessThan(10 * 1024 * 1024);
});
