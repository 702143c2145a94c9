import type { AgentState } from '#calls/agents/answer.ts';
import { cut, timeText } from '../../../lib/format.ts';
import { Link } from '../../../parts/link.tsx';
import { ScrollTable } from '../../../parts/scroll-table.tsx';

interface AgentTableProps {
  readonly agents: readonly AgentState[];
  /** The number of the agent whose forms are shown. */
  readonly chosen: string | undefined;
}

/** The agents by number. */
export function AgentTable({ agents, chosen }: AgentTableProps) {
  return (
    <ScrollTable label="Agents" columns={['Agent', 'Name', 'Logged in', 'Since', 'Queues', 'Actions']} class="objects">
      {agents.map(({ id, number, name, login, queues }) => (
        <tr key={id} aria-current={number === chosen ? 'true' : undefined}>
          <th scope="row">
            <Link to={{ view: 'state', section: 'agents', id: String(id) }} only>
              {number}
            </Link>
          </th>
          <td>
            <bdi>{cut(name, 60)}</bdi>
          </td>
          <td>{login === null ? <span class="soft">no</span> : <LoginText login={login} />}</td>
          <td class="tabular">{login?.since && timeText(login.since)}</td>
          <td>
            <Memberships queues={queues} />
          </td>
          <td>
            <Link to={{ agent: number }}>
              Change <span class="visually-hidden">agent {number}</span>
            </Link>
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function LoginText({ login }: { readonly login: NonNullable<AgentState['login']> }) {
  return (
    <>
      {login.extension}, phone of{' '}
      <Link to={{ view: 'state', section: 'users', id: String(login.user) }} only>
        user {login.user}
      </Link>
    </>
  );
}

function Memberships({ queues }: Pick<AgentState, 'queues'>) {
  if (queues.length === 0) return <span class="soft">–</span>;
  return (
    <ul class="plain-list">
      {queues.map(({ queue, pause }) => (
        <li key={queue}>
          <bdi>{cut(queue, 40)}</bdi>
          {pause !== null && <span class="tag">paused{pause.reason === '' ? '' : `: ${cut(pause.reason, 40)}`}</span>}
        </li>
      ))}
    </ul>
  );
}
