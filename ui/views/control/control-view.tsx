import type { ComponentType } from 'preact';
import { usePage } from '../../lib/page.ts';
import { Link } from '../../parts/link.tsx';
import { AccountsSection } from './accounts/accounts-section.tsx';
import { ClockSection } from './clock/clock-section.tsx';
import { ConfigurationSection } from './configuration/configuration-section.tsx';
import { FaultsSection } from './faults/faults-section.tsx';
import { FixturesSection } from './fixtures/fixtures-section.tsx';
import { GenerateSection } from './generate/generate-section.tsx';
import { ResetSection } from './reset/reset-section.tsx';
import { WorldsSection } from './worlds/worlds-section.tsx';

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
  { id: 'worlds', label: 'Worlds', Section: WorldsSection },
  { id: 'faults', label: 'Faults', Section: FaultsSection },
  { id: 'clock', label: 'Clock', Section: ClockSection },
  { id: 'fixtures', label: 'Fixtures', Section: FixturesSection },
  { id: 'generate', label: 'Generate', Section: GenerateSection },
  { id: 'accounts', label: 'Accounts', Section: AccountsSection },
  { id: 'configuration', label: 'Configuration', Section: ConfigurationSection },
];

/** The controls of the mock and of the world that the page shows. */
export function ControlView() {
  const { route } = usePage();
  const section = sections.find(({ id }) => id === route.parameters['section']) ?? sections[0];
  return (
    <div class="control">
      <nav class="control-sections" aria-label="Controls">
        {sections.map(({ id, label }) => (
          <Link key={id} to={{ view: 'control', section: id }} only current={id === section.id}>
            {label}
          </Link>
        ))}
      </nav>
      <div class="control-section">
        <h1>{section.label}</h1>
        <section.Section />
      </div>
    </div>
  );
}
