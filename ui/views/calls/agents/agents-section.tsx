import type { AgentState } from '#calls/agents/answer.ts';
import { useLive } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { usePageOf } from '../../../lib/place.ts';
import { Empty } from '../../../parts/empty.tsx';
import { Pager } from '../../../parts/pager.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { AgentCard } from './agent-card.tsx';
import { agentChanges } from './agent-changes.ts';
import { AgentTable } from './agent-table.tsx';

/** The agents of the queues: where they are logged in, and their pauses. */
export function AgentsSection() {
  const { api, route } = usePage();
  const { answer, error, reload } = useLive(
    (signal) => api.json<{ readonly agents: readonly AgentState[] }>('agents', { signal }),
    [api],
    agentChanges,
  );
  const { items, offset } = usePageOf(answer?.agents ?? []);
  const chosen = answer?.agents.find(({ number }) => number === route.parameters['agent']);
  return (
    <>
      <h1>Agents</h1>
      <ProblemNote error={error} />
      {answer?.agents.length === 0 && (
        <Empty title="The PBX has no agent">
          <p>An agent logs in at a phone and takes the calls of queues. Add one with fixtures or with a request.</p>
        </Empty>
      )}
      {answer && answer.agents.length > 0 && (
        <section class="card" aria-label="All agents">
          <AgentTable agents={items} chosen={chosen?.number} />
          <Pager total={answer.agents.length} offset={offset} />
        </section>
      )}
      {chosen && <AgentCard key={chosen.number} agent={chosen} onChange={reload} />}
    </>
  );
}
