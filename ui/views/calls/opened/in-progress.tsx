import type { ClockAnswer } from '#client/answers.ts';
import { useAction } from '../../../lib/action.ts';
import { useLive } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';

const steps = [
  ['1s', '1 second'],
  ['10s', '10 seconds'],
  ['1m', '1 minute'],
] as const;

/** Says how a call in progress goes on: by itself, or when the frozen clock is advanced. */
export function InProgress() {
  const { api, announce } = usePage();
  const { answer: clock } = useLive((signal) => api.json<ClockAnswer>('clock', { signal }), [api], ['clock', 'reset']);
  const advance = useAction(async (by: string) => {
    await api.send('clock/advance', { method: 'POST', body: { by } });
    announce(`The clock has advanced by ${by}`);
  });
  if (clock === undefined) return null;
  if (clock.mode !== 'frozen') return <p class="soft">The call goes on by the clock of the mock, which runs.</p>;
  return (
    <section class="card" aria-label="Clock">
      <div class="row">
        <span>The clock is frozen; the call goes on when it advances by</span>
        {steps.map(([by, label]) => (
          <button key={by} type="button" disabled={advance.isRunning} onClick={() => advance.run(by)}>
            {label}
          </button>
        ))}
      </div>
      <ProblemNote error={advance.error} />
    </section>
  );
}
