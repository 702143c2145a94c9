import type { BenchRow } from './row.ts';
import { pages } from './rows/01-pages.ts';
import { plainPages } from './rows/02-plain-pages.ts';
import { manyRecords } from './rows/03-many-records.ts';
import { dayOfYear } from './rows/04-day.ts';
import { view } from './rows/05-view.ts';
import { list } from './rows/06-list.ts';
import { addAndDelete } from './rows/07-add-and-delete.ts';
import { start } from './rows/08-start.ts';
import { npx } from './rows/09-npx.ts';
import { reset } from './rows/10-reset.ts';
import { world } from './rows/11-world.ts';
import { idleMemory } from './rows/12-idle-memory.ts';
import { memoryOverTime } from './rows/13-memory-over-time.ts';
import { inserts } from './rows/14-inserts.ts';
import { manyClients } from './rows/15-many-clients.ts';
import { bystander } from './rows/16-bystander.ts';
import { firstLists } from './rows/17-lists.ts';
import { longLists } from './rows/18-long-lists.ts';
import { firstViews } from './rows/19-first-views.ts';
import { searches } from './rows/20-searches.ts';
import { adds } from './rows/21-adds.ts';
import { firstLook } from './rows/23-first-look.ts';
import { laterStart } from './rows/24-later-start.ts';
import { fullWorld } from './rows/26-full-world.ts';
import { recordMemory } from './rows/27-record-memory.ts';
import { bulkUsers } from './rows/28-bulk-users.ts';
import { inspector } from './rows/30-inspector.ts';

/** The rows of the table, in order. */
export const rows: readonly BenchRow[] = [
  pages,
  plainPages,
  manyRecords,
  dayOfYear,
  view,
  list,
  addAndDelete,
  start,
  npx,
  reset,
  world,
  idleMemory,
  memoryOverTime,
  inserts,
  manyClients,
  bystander,
  ...firstLists,
  ...longLists,
  ...firstViews,
  ...searches,
  adds,
  firstLook,
  laterStart,
  fullWorld,
  recordMemory,
  bulkUsers,
  inspector,
];
