import type { DeviceOverview } from '#pbx/overview/devices.ts';
import type { GroupOverview } from '#pbx/overview/groups-and-queues.ts';
import type { IncallOverview } from '#pbx/overview/incalls.ts';
import type { NumbersOverview } from '#pbx/overview/numbers.ts';
import type { ScheduleOverview } from '#pbx/overview/schedules.ts';
import type { TrunkOverview } from '#pbx/overview/trunks.ts';
import type { UserOverview } from '#pbx/overview/users.ts';
import type { VoicemailOverview } from '#pbx/overview/voicemails.ts';
import type { ObjectCountsAnswer, OverviewAnswer } from '../answers.ts';
import type { NumbersParameters, OverviewParameters } from '../bodies.ts';
import type { Transport } from '../transport.ts';

/**
 * The PBX of a world as people think of it: each object with everything that belongs to it. Every item has the `id` that `view` takes, the
 * `operation` of its view for `admin.preview`, and in `rows` the tables and keys of its rows for `admin.rows`.
 *
 * @example
 * const { items } = await mock.admin.pbx.users({ search: 'Martin' });
 * console.log(items[0]?.lines[0]?.number);
 */
export class PbxClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The number of objects of each kind. */
  counts(): Promise<ObjectCountsAnswer> {
    return this.#transport.json({ method: 'GET', path: 'pbx' });
  }

  /** The users with their lines, devices, voicemail, agent, groups and queues; searched by name, number, mailbox and agent. */
  users(parameters?: OverviewParameters): Promise<OverviewAnswer<UserOverview>> {
    return this.#page('users', parameters);
  }

  /** The groups with their members; searched by name and number. */
  groups(parameters?: OverviewParameters): Promise<OverviewAnswer<GroupOverview>> {
    return this.#page('groups', parameters);
  }

  /** The queues with their members and agents; searched by name, display name and number. */
  queues(parameters?: OverviewParameters): Promise<OverviewAnswer<GroupOverview>> {
    return this.#page('queues', parameters);
  }

  /** The numbers in use with their owners, and the ranges of each context with the free ones; searched by number, context, type and owner. */
  numbers(parameters?: NumbersParameters): Promise<NumbersOverview> {
    return this.#page('numbers', parameters);
  }

  /** The incoming calls with their destinations in words; searched by number, context, description, action and schedule. */
  incalls(parameters?: OverviewParameters): Promise<OverviewAnswer<IncallOverview>> {
    return this.#page('incalls', parameters);
  }

  /** The schedules with their periods, destinations and the objects that follow them; searched by name and description. */
  schedules(parameters?: OverviewParameters): Promise<OverviewAnswer<ScheduleOverview>> {
    return this.#page('schedules', parameters);
  }

  /** The trunks of all protocols with the outgoing calls that use them; searched by name, host, protocol and description. */
  trunks(parameters?: OverviewParameters): Promise<OverviewAnswer<TrunkOverview>> {
    return this.#page('trunks', parameters);
  }

  /** The devices with their lines and users; searched by addresses, vendor, model, plugin and id. */
  devices(parameters?: OverviewParameters): Promise<OverviewAnswer<DeviceOverview>> {
    return this.#page('devices', parameters);
  }

  /** The voicemails with their users; searched by mailbox, context, name and e-mail address. */
  voicemails(parameters?: OverviewParameters): Promise<OverviewAnswer<VoicemailOverview>> {
    return this.#page('voicemails', parameters);
  }

  #page<Answer>(kind: string, parameters: OverviewParameters = {}): Promise<Answer> {
    return this.#transport.json({ method: 'GET', path: `pbx/${kind}`, query: { ...parameters } });
  }
}
