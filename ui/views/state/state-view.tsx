import type { ComponentChildren } from 'preact';
import { usePage } from '../../lib/page.ts';
import { Empty } from '../../parts/empty.tsx';
import { DifferenceSection } from './difference/difference-section.tsx';
import { incalls, schedules, trunks } from './kinds/calls.tsx';
import { devices, voicemails } from './kinds/devices-and-voicemails.tsx';
import { groups, queues } from './kinds/groups-and-queues.tsx';
import { users } from './kinds/users.tsx';
import { LastChange } from './last-change.tsx';
import { NumbersSection } from './numbers/numbers-section.tsx';
import type { Kind, Overview } from './objects/kind.ts';
import { ObjectList } from './objects/object-list.tsx';
import { ObjectPage } from './objects/object-page.tsx';
import { PlainObject } from './objects/plain-object.tsx';
import { plainTypes } from './objects/types.ts';
import { sections } from './sections.ts';
import { StateSections } from './state-sections.tsx';
import { TablesSection } from './tables/tables-section.tsx';

/** What the sections show, by the parameter `section`; with an `id`, one object. */
const shown: Readonly<Record<string, (id: string | undefined) => ComponentChildren>> = {
  users: objectsOf(users),
  groups: objectsOf(groups),
  queues: objectsOf(queues),
  numbers: () => <NumbersSection />,
  incalls: objectsOf(incalls),
  schedules: objectsOf(schedules),
  trunks: objectsOf(trunks),
  devices: objectsOf(devices),
  voicemails: objectsOf(voicemails),
  tables: () => <TablesSection />,
  difference: () => <DifferenceSection />,
  ...Object.fromEntries(
    Object.values(plainTypes).map((type) => [type.section, (id = '') => <PlainObject type={type} id={id} />]),
  ),
};

function objectsOf<Item extends Overview>(kind: Kind<Item>) {
  return (id: string | undefined) =>
    id === undefined ? <ObjectList kind={kind} /> : <ObjectPage kind={kind} id={id} />;
}

/** The state of the PBX: its objects as people think of them, its tables, and what has changed. */
export function StateView() {
  const { section = sections[0].id, id } = usePage().route.parameters;
  const show = Object.hasOwn(shown, section) ? shown[section] : undefined;
  return (
    <div class="with-side">
      <div class="side">
        <StateSections current={section} />
        <LastChange />
      </div>
      {/* What a section has loaded belongs to it and its object alone. */}
      <div class="state-content" key={`${section} ${id}`}>
        {show === undefined ? <Empty title="There is no such section; choose another one" /> : show(id)}
      </div>
    </div>
  );
}
