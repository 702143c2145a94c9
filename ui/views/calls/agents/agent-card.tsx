import type { AgentState } from '#calls/agents/answer.ts';
import { useAction } from '../../../lib/action.ts';
import { usePage } from '../../../lib/page.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { LoginForm } from './login-form.tsx';
import { PauseForm } from './pause-form.tsx';

interface AgentCardProps {
  readonly agent: AgentState;
  onChange(): void;
}

/** Logs an agent in or off, and pauses the agent in queues. */
export function AgentCard({ agent, onChange }: AgentCardProps) {
  const { number, login, queues } = agent;
  return (
    <section class="card form" aria-labelledby="agent">
      <h2 id="agent">Agent {number}</h2>
      {login === null ? (
        <LoginForm agent={number} onChange={onChange} />
      ) : (
        <LogOff agent={number} onChange={onChange} />
      )}
      {queues.length > 0 && <PauseForm agent={number} queues={queues.map(({ queue }) => queue)} onChange={onChange} />}
    </section>
  );
}

function LogOff({ agent, onChange }: { readonly agent: string; onChange(): void }) {
  const { api, announce } = usePage();
  const logOff = useAction(async () => {
    await api.send(`agents/${encodeURIComponent(agent)}/logoff`, { method: 'POST' });
    announce(`Agent ${agent} is logged off`);
    onChange();
  });
  return (
    <>
      <div class="row">
        <button type="button" disabled={logOff.isRunning} onClick={logOff.run}>
          Log off
        </button>
      </div>
      <ProblemNote error={logOff.error} />
    </>
  );
}
