import type { Writable } from 'node:stream';

/** A progress line on a terminal. */
export interface Progress {
  /** Shows the current activity and the completed fraction, from 0 to 1. */
  show(activity: string, fraction: number): void;
  end(): void;
}

const barWidth = 24;
const redrawIntervalMs = 250;
const clearLine = '\r\u001b[K';

/** Opens a progress line; nothing is written unless the stream is a terminal. Redraws the elapsed time until `end`. */
export function openProgress(stream: Writable): Progress {
  if (!('isTTY' in stream) || stream.isTTY !== true) return { show: () => undefined, end: () => undefined };
  const startedAt = performance.now();
  let [activity, fraction] = ['', 0];
  const draw = () => {
    const seconds = Math.floor((performance.now() - startedAt) / 1000);
    stream.write(`${clearLine}${bar(fraction)} ${activity} (${seconds} s)`);
  };
  const timer = setInterval(draw, redrawIntervalMs);
  return {
    show: (next, done) => {
      [activity, fraction] = [next, done];
      draw();
    },
    end: () => {
      clearInterval(timer);
      stream.write(clearLine);
    },
  };
}

function bar(fraction: number): string {
  const full = Math.round(barWidth * fraction);
  return `[${'#'.repeat(full)}${'-'.repeat(barWidth - full)}] ${String(Math.floor(100 * fraction)).padStart(3)} %`;
}
