import type { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';

/** The levels of the log, from the quietest to the loudest. */
export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** Below which level nothing is logged. */
export type LogLevel = (typeof logLevels)[number];

const secrets = ['authorization', 'password', 'passwd', 'secret'];
const redacted = ['', '*.', '*.*.'].flatMap((depth) => secrets.map((name) => `${depth}${name}`));

/** Beyond this many bytes waiting for a reader, lines are dropped: a parent that never reads must not stop the mock. */
const mostWaiting = 8 * 1024 * 1024;

/** A logger that writes JSON lines to `output`, without passwords and Authorization headers. */
export function createLogger({ level, output }: { level: LogLevel; output: Writable }): Logger {
  const destination = {
    write(line: string) {
      if (output.writableLength < mostWaiting) output.write(line);
    },
  };
  return pino({ level, base: null, redact: { paths: redacted, censor: '[redacted]' } }, destination);
}
