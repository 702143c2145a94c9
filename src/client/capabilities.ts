import { AccountsClient } from './capabilities/accounts.ts';
import { AgentsClient } from './capabilities/agents.ts';
import { CallsClient } from './capabilities/calls.ts';
import { ClockClient } from './capabilities/clock.ts';
import { FaultsClient } from './capabilities/faults.ts';
import { FixturesClient } from './capabilities/fixtures.ts';
import { PbxClient } from './capabilities/pbx.ts';
import { ProviderStatesClient } from './capabilities/provider-states.ts';
import { SnapshotsClient } from './capabilities/snapshots.ts';
import { WorldsClient } from './capabilities/worlds.ts';
import type { Transport } from './transport.ts';

/** The capabilities of the control plane that have a client of their own. */
export class Capabilities {
  /** The fault rules of the world. */
  readonly faults: FaultsClient;
  /** The snapshots of the world. */
  readonly snapshots: SnapshotsClient;
  /** Fixture documents: apply, export, schema. */
  readonly fixtures: FixturesClient;
  /** The states that contract tests name. */
  readonly providerStates: ProviderStatesClient;
  /** The clock of the world. */
  readonly clock: ClockClient;
  /** The web-services users of the world. */
  readonly accounts: AccountsClient;
  /** The objects of the PBX, each with everything that belongs to it. */
  readonly pbx: PbxClient;
  /** The agents of the world, and the pauses of the members of its queues. */
  readonly agents: AgentsClient;
  /** The placed calls of the world. */
  readonly calls: CallsClient;
  /** The worlds of the mock. */
  readonly worlds: WorldsClient;

  constructor(transport: Transport) {
    this.faults = new FaultsClient(transport);
    this.snapshots = new SnapshotsClient(transport);
    this.fixtures = new FixturesClient(transport);
    this.providerStates = new ProviderStatesClient(transport);
    this.clock = new ClockClient(transport);
    this.accounts = new AccountsClient(transport);
    this.pbx = new PbxClient(transport);
    this.agents = new AgentsClient(transport);
    this.calls = new CallsClient(transport);
    this.worlds = new WorldsClient(transport);
  }
}
