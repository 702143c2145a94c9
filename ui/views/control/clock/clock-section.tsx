import { useEffect, useState } from 'preact/hooks';
import type { ClockAnswer } from '#client/answers.ts';
import { useLive } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { AdvanceForm } from './advance-form.tsx';
import { ClockForm } from './clock-form.tsx';
import { SeedForm } from './seed-form.tsx';

/** A clock, and when its answer arrived by the clock of the page (ms). */
interface ReadClock extends ClockAnswer {
  readonly readAt: number;
}

const modes: Readonly<Record<ClockAnswer['mode'], string>> = {
  real: 'Real: it shows the time of the server',
  frozen: 'Frozen: it stands still',
  offset: 'Offset: it runs, at a fixed distance from the time of the server',
};

/** The clock and the random generator of the world. */
export function ClockSection() {
  const { api } = usePage();
  const { answer, error, reload } = useLive(
    async (signal): Promise<ReadClock> => ({
      ...(await api.json<ClockAnswer>('clock', { signal })),
      readAt: performance.now(),
    }),
    [api],
    ['clock', 'reset'],
  );
  return (
    <>
      <section class="card" aria-labelledby="now">
        <h2 id="now">Time</h2>
        <ProblemNote error={error} />
        {answer && <Now clock={answer} />}
      </section>
      <div class="cards">
        {answer && <ClockForm key={answer.mode} clock={answer} onChange={reload} />}
        <AdvanceForm onChange={reload} />
      </div>
      <SeedForm />
    </>
  );
}

/** The time of a clock; it ticks unless the clock is frozen. */
function Now({ clock }: { readonly clock: ReadClock }) {
  const { mode, now, readAt } = clock;
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 500);
    return () => clearInterval(timer);
  }, []);
  const passed = mode === 'frozen' ? 0 : performance.now() - readAt;
  const time = new Date(Date.parse(now) + passed).toISOString();
  return (
    <>
      <p class="clock">
        <time dateTime={time}>
          {time.slice(0, 10)} {time.slice(11, 19)}
        </time>{' '}
        <span class="soft">UTC</span>
      </p>
      <p class="soft">{modes[mode]}</p>
    </>
  );
}
