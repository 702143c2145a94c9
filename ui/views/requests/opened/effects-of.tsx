import type { EffectsAnswer } from '#client/answers.ts';
import { useLoad } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import type { JournalRequest } from '../entry.ts';
import { effectsDuring } from './effects.ts';

/** Most effects that are listed; an import of users can have thousands. */
const maxListed = 50;

/** The commands that a real PBX would have sent to its daemons. */
export function EffectsOf({ entry }: { readonly entry: JournalRequest }) {
  const { api } = usePage();
  const { operation } = entry;
  const { answer, error } = useLoad(
    async (signal) =>
      operation === undefined ? undefined : await api.json<EffectsAnswer>('effects', { signal, query: { operation } }),
    [api, operation],
  );
  const effects = effectsDuring(entry, answer?.effects ?? []);
  if (error !== undefined) return <ProblemNote error={error} />;
  if (effects.length === 0) return null;
  return (
    <section aria-label="Effects">
      <h3>Effects</h3>
      <ol class="effects">
        {effects.slice(0, maxListed).map(({ number, daemon, command }) => (
          <li key={number} value={number}>
            {daemon} <code>{command}</code>
          </li>
        ))}
      </ol>
      {effects.length > maxListed && <p class="soft">and {effects.length - maxListed} more</p>}
      <p class="soft">
        What this operation made a real PBX do at that time: the ledger notes operation and time, not the request.
      </p>
    </section>
  );
}
