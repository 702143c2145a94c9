import { constants } from 'node:os';

/** Resolves with the first SIGTERM or SIGINT; the next one exits the process at once. Stops listening when `until` aborts. */
export function firstSignal(until?: AbortSignal): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const seen = new Set<NodeJS.Signals>();
    const receive = (signal: NodeJS.Signals) => {
      if (seen.size > 0) process.exit(128 + constants.signals[signal]);
      seen.add(signal);
      resolve(signal);
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, receive);
      until?.addEventListener('abort', () => process.off(signal, receive));
    }
  });
}
