import type { AgentState, QueueMemberState } from '#calls/agents/answer.ts';
import type { LoginInput, PauseInput } from '#calls/agents/request.ts';
import type { Transport } from '../transport.ts';

/**
 * The agents of a world: their logins, and the pauses of agents and users as members of groups and queues. Methods throw
 * `XivoMockProblem` 404 if there is no such agent or user, and 409 if the state does not allow it.
 *
 * @example
 * await mock.admin.agents.login('8001', { user: 1 });
 * await mock.admin.agents.pause('8001', { queue: 'support', reason: 'lunch' });
 */
export class AgentsClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The agents by id, with their logins, queues and pauses. */
  async list(): Promise<readonly AgentState[]> {
    const request = { method: 'GET', path: 'agents' } as const;
    return (await this.#transport.json<{ agents: AgentState[] }>(request)).agents;
  }

  /** Logs an agent in at the phone of a user, or at the line with a number (`{ number: '1001', context: 'default' }`). */
  login(agent: string, phone: LoginInput): Promise<AgentState> {
    return this.#transport.json({ method: 'POST', path: pathOf(agent, 'login'), body: phone });
  }

  /** Logs an agent off. The pauses stay. */
  logoff(agent: string): Promise<AgentState> {
    return this.#transport.json({ method: 'POST', path: pathOf(agent, 'logoff') });
  }

  /** Pauses an agent in a group or queue; without `queue`, in all of them. */
  pause(agent: string, options: PauseInput = {}): Promise<AgentState> {
    return this.#transport.json({ method: 'POST', path: pathOf(agent, 'pause'), body: options });
  }

  /** Ends the pause of an agent in a group or queue; without `queue`, in all of them. */
  unpause(agent: string, options: PauseInput = {}): Promise<AgentState> {
    return this.#transport.json({ method: 'POST', path: pathOf(agent, 'unpause'), body: options });
  }

  /** Pauses a user, named by id, in a group or queue; without `queue`, in all of them. */
  pauseUser(user: number, options: PauseInput = {}): Promise<QueueMemberState> {
    return this.#transport.json({ method: 'POST', path: `users/${user}/pause`, body: options });
  }

  /** Ends the pause of a user, named by id, in a group or queue; without `queue`, in all of them. */
  unpauseUser(user: number, options: PauseInput = {}): Promise<QueueMemberState> {
    return this.#transport.json({ method: 'POST', path: `users/${user}/unpause`, body: options });
  }
}

function pathOf(agent: string, act: string): string {
  return `agents/${encodeURIComponent(agent)}/${act}`;
}
