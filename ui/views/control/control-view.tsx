import type { ComponentType } from 'preact';
import { usePage } from '../../lib/page.ts';
import { Link } from '../../parts/link.tsx';
import { ResetSection } from './reset/reset-section.tsx';

/** A part of the view. */
interface Section {
  /** The value of the parameter `section` of the URL. */
  readonly id: string;
  readonly label: string;
  readonly Section: ComponentType;
}

/** The sections, in the order of the navigation; the first one is shown when the URL names none. */
const sections: readonly [Section, ...Section[]] = [
  { id: 'reset', label: 'Reset and snapshots', Section: ResetSection },
];

/** The controls of the mock and of the world that the page shows. */
export function ControlView() {
  const { route } = usePage();
  const section = sections.find(({ id }) => id === route.parameters['section']) ?? sections[0];
  return (
    <div class="control">
      <nav class="sections" aria-label="Controls">
        {sections.map(({ id, label }) => (
          <Link key={id} to={{ view: 'control', section: id }} only current={id === section.id}>
            {label}
          </Link>
        ))}
      </nav>
      <div class="section">
        <h1>{section.label}</h1>
        <section.Section />
      </div>
    </div>
  );
}
