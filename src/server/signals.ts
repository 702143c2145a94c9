import { constants } from 'node:os';

/** Resolves with the first SIGTERM or SIGINT; the next one exits the process at once. */
export function firstSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const seen = new Set<NodeJS.Signals>();
    const receive = (signal: NodeJS.Signals) => {
      if (seen.size > 0) process.exit(128 + constants.signals[signal]);
      seen.add(signal);
      resolve(signal);
    };
    process.on('SIGTERM', receive);
    process.on('SIGINT', receive);
  });
}
