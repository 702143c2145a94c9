import type { FaultsAnswer } from '#client/answers.ts';
import { useLive } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { Link } from '../../../parts/link.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { FaultTable } from './fault-table.tsx';
import { JsonForm } from './json-form.tsx';
import { PresetForm } from './preset-form.tsx';

/** The fault rules of the world. */
export function FaultsSection() {
  const { api, route } = usePage();
  const { answer, error, reload } = useLive(
    (signal) => api.json<FaultsAnswer>('faults', { signal }),
    [api],
    ['fault', 'reset'],
  );
  const { fault: id, form } = route.parameters;
  const edited = answer?.faults.find((fault) => fault.id === id);
  return (
    <>
      <ProblemNote error={error} />
      {answer && <FaultTable faults={answer.faults} onChange={reload} />}
      <section class="card form" aria-labelledby="fault-form">
        <h2 id="fault-form">{edited ? `Rule ${edited.id}` : 'New rule'}</h2>
        {!edited && (
          <nav class="form-tabs" aria-label="Ways to add a rule">
            <Link to={{ form: undefined, fault: undefined }} current={form !== 'json'}>
              From a preset
            </Link>
            <Link to={{ form: 'json', fault: undefined }} current={form === 'json'}>
              As JSON
            </Link>
          </nav>
        )}
        {edited || form === 'json' ? (
          <JsonForm key={edited?.id} rule={edited} onChange={reload} />
        ) : (
          answer && <PresetForm presets={answer.presets} onChange={reload} />
        )}
      </section>
    </>
  );
}
