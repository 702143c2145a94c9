import { useState } from 'preact/hooks';
import type { WorldAnswer } from '#client/answers.ts';
import { useLive } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { inDefaultWorld } from './default-world.ts';
import { NewWorldForm } from './new-world-form.tsx';
import { NewWorldNote } from './new-world-note.tsx';
import { type Worlds, WorldTable } from './world-table.tsx';

/** The worlds of the mock. */
export function WorldsSection() {
  const { api } = usePage();
  const [created, setCreated] = useState<WorldAnswer>();
  const { answer, error, reload } = useLive(
    (signal) => api.json<Worlds>('worlds', { signal, headers: inDefaultWorld }),
    [api],
    ['world'],
  );
  const take = (world: WorldAnswer) => {
    setCreated(world);
    reload();
  };
  return (
    <>
      <p class="soft">
        A world is a separate PBX on the same server, with data, requests, fault rules, a clock and accounts of its own.
      </p>
      <ProblemNote error={error} />
      {answer && <WorldTable {...answer} onChange={reload} />}
      {created && <NewWorldNote key={created.id} world={created} />}
      <NewWorldForm onCreated={take} />
    </>
  );
}
