import type { ResetAnswer } from '#client/answers.ts';
import { useAction } from '../../../lib/action.ts';
import { countText, durationText } from '../../../lib/format.ts';
import { useLive } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { BaselineCard } from './baseline-card.tsx';
import { ImportSnapshot } from './import-snapshot.tsx';
import { ResetCard } from './reset-card.tsx';
import { SaveSnapshot } from './save-snapshot.tsx';
import { SnapshotTable } from './snapshot-table.tsx';
import { loadSnapshots } from './snapshots.ts';

/** Resets of the world, its baseline and its snapshots. */
export function ResetSection() {
  const { api } = usePage();
  const { answer, error } = useLive((signal) => loadSnapshots(api, { signal }), [api], ['snapshot', 'reset']);
  const snapshots = answer?.snapshots ?? [];
  const reset = useAction((to: string) => api.json<ResetAnswer>('reset', { method: 'POST', body: { to } }));
  return (
    <>
      <div class="cards">
        <ResetCard snapshots={snapshots} isRunning={reset.isRunning} onReset={reset.run} />
        <BaselineCard />
      </div>
      <p class="outcome" role="status">
        {reset.result && resetText(reset.result)}
      </p>
      <ProblemNote error={reset.error} />
      <section class="card" aria-labelledby="snapshots">
        <h2 id="snapshots">{answer === undefined ? 'Snapshots' : countText(snapshots.length, 'snapshot')}</h2>
        <ProblemNote error={error} />
        {answer !== undefined && <SnapshotTable snapshots={snapshots} onRestore={reset.run} />}
        <SaveSnapshot snapshots={snapshots} />
        <ImportSnapshot />
      </section>
    </>
  );
}

function resetText({ to, generation, ms }: ResetAnswer): string {
  const state = to.startsWith('snapshot:') ? `snapshot ${to.slice('snapshot:'.length)}` : stateNames[to];
  return `The world is back to ${state ?? to} after ${durationText(ms)}. This is generation ${generation}.`;
}

const stateNames: Readonly<Record<string, string>> = { baseline: 'its baseline', empty: 'an empty PBX' };
