import type { ComponentChildren } from 'preact';
import { usePage } from '../../lib/page.ts';
import { type Section, SectionNav } from '../../parts/section-nav.tsx';
import { AgentsSection } from './agents/agents-section.tsx';
import { CallsSection } from './list/calls-section.tsx';
import { CallPage } from './opened/call-page.tsx';
import { PlaceSection } from './place/place-section.tsx';

interface CallSection extends Section {
  /** Shows the section, or one of its items. */
  show(id: string | undefined): ComponentChildren;
}

/** The sections, in the order of the navigation; the first one is shown when the URL names none. */
const sections: readonly [CallSection, ...CallSection[]] = [
  {
    id: 'placed',
    label: 'Placed calls',
    show: (id) => (id === undefined ? <CallsSection /> : <CallPage key={id} id={id} />),
  },
  { id: 'place', label: 'Place a call', show: () => <PlaceSection /> },
  { id: 'agents', label: 'Agents', show: () => <AgentsSection /> },
];

/** The calls that were placed on the PBX, and a form to place one. */
export function CallsView() {
  const { section: shown, id } = usePage().route.parameters;
  const section = sections.find((each) => each.id === shown) ?? sections[0];
  return (
    <div class="with-side">
      <div class="side">
        <SectionNav label="Calls" view="calls" sections={sections} current={section.id} />
      </div>
      <div class="calls" key={section.id}>
        {section.show(id)}
      </div>
    </div>
  );
}
