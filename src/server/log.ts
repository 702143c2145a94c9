import type { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';

/** The log levels, from none to all lines. */
export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** The lowest level that is logged. */
export type LogLevel = (typeof logLevels)[number];

const secrets = ['authorization', 'password', 'passwd', 'secret'];
const redacted = ['', '*.', '*.*.'].flatMap((depth) => secrets.map((name) => `${depth}${name}`));

/** Lines are dropped while this many bytes are unread: a parent process that never reads must not stop the mock. */
const maxUnread = 8 * 1024 * 1024;

/** Creates a logger that writes JSON lines to `output`; passwords and Authorization headers are redacted. */
export function createLogger({ level, output }: { level: LogLevel; output: Writable }): Logger {
  const destination = {
    write(line: string) {
      if (output.writableLength < maxUnread) output.write(line);
    },
  };
  return pino({ level, base: null, redact: { paths: redacted, censor: '[redacted]' } }, destination);
}
