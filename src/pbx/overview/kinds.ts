import { devicesOverview } from './devices.ts';
import { groupsOverview, queuesOverview } from './groups-and-queues.ts';
import { incallsOverview } from './incalls.ts';
import type { OverviewKind } from './kind.ts';
import { numbersOverview } from './numbers.ts';
import { schedulesOverview } from './schedules.ts';
import { trunksOverview } from './trunks.ts';
import { usersOverview } from './users.ts';
import { voicemailsOverview } from './voicemails.ts';

/** The kinds of objects that the overview of a PBX has. */
export const overviewKinds: readonly OverviewKind[] = [
  usersOverview,
  groupsOverview,
  queuesOverview,
  numbersOverview,
  incallsOverview,
  schedulesOverview,
  trunksOverview,
  devicesOverview,
  voicemailsOverview,
];
