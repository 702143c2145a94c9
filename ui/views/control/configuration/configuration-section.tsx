import type { HealthAnswer, VersionAnswer } from '#client/answers.ts';
import { useLoad } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { FileLinks } from './file-links.tsx';
import { type Options, OptionTable } from './option-table.tsx';

/** The effective configuration of the mock, its versions, and the documents that it serves. */
export function ConfigurationSection() {
  const { api } = usePage();
  const { answer, error } = useLoad(
    async (signal) => {
      const [{ options }, versions, health] = await Promise.all([
        api.json<{ readonly options: Options }>('config', { signal }),
        api.json<VersionAnswer>('version', { signal }),
        api.json<HealthAnswer>('health', { signal }),
      ]);
      return { options, versions, health };
    },
    [api],
  );
  if (answer === undefined) return <ProblemNote error={error} />;
  const { options, versions, health } = answer;
  const facts = [
    ['Version', versions.version],
    ['Control plane', versions.apiVersion],
    ['Database schema', versions.schemaVersion],
    ['Node', versions.node],
    ['World', `${health.world}, generation ${health.generation}`],
    ['Dialect', health.dialect],
    ['Running for', uptimeText(health.uptimeSeconds)],
  ] as const;
  return (
    <>
      <ProblemNote error={error} />
      <section class="card" aria-labelledby="versions">
        <h2 id="versions">Versions</h2>
        <dl class="fact-list">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <OptionTable options={options} />
      <FileLinks options={options} />
    </>
  );
}

/** Returns a duration such as `2 h 5 min`. */
function uptimeText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
