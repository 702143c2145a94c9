import type { Writable } from 'node:stream';

/** One line on a terminal that tells how far a long work is. */
export interface Progress {
  /** What is being done now, and which part of all is done. */
  show(doing: string, part: number): void;
  end(): void;
}

const barWidth = 24;
const redrawEvery = 250;
const clearLine = '\r\u001b[K';

/** Draws on a terminal only: a file or a pipe gets nothing. The clock of the line runs on while an answer is awaited. */
export function openProgress(stream: Writable): Progress {
  if (!('isTTY' in stream) || stream.isTTY !== true) return { show: () => undefined, end: () => undefined };
  const begun = performance.now();
  let [doing, part] = ['', 0];
  const draw = () => {
    const seconds = Math.floor((performance.now() - begun) / 1000);
    stream.write(`${clearLine}${bar(part)} ${doing} (${seconds} s)`);
  };
  const timer = setInterval(draw, redrawEvery);
  return {
    show: (next, done) => {
      [doing, part] = [next, done];
      draw();
    },
    end: () => {
      clearInterval(timer);
      stream.write(clearLine);
    },
  };
}

function bar(part: number): string {
  const full = Math.round(barWidth * part);
  return `[${'#'.repeat(full)}${'-'.repeat(barWidth - full)}] ${String(Math.floor(100 * part)).padStart(3)} %`;
}
