import type { ComponentType } from 'preact';
import { usePage } from '../../lib/page.ts';
import { type Section, SectionNav } from '../../parts/section-nav.tsx';
import { AccountsSection } from './accounts/accounts-section.tsx';
import { ClockSection } from './clock/clock-section.tsx';
import { ConfigurationSection } from './configuration/configuration-section.tsx';
import { FaultsSection } from './faults/faults-section.tsx';
import { FixturesSection } from './fixtures/fixtures-section.tsx';
import { GenerateSection } from './generate/generate-section.tsx';
import { ResetSection } from './reset/reset-section.tsx';
import { WorldsSection } from './worlds/worlds-section.tsx';

interface ControlSection extends Section {
  readonly Section: ComponentType;
}

/** The sections, in the order of the navigation; the first one is shown when the URL names none. */
const sections: readonly [ControlSection, ...ControlSection[]] = [
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
    <div class="with-side">
      <div class="side">
        <SectionNav label="Controls" view="control" sections={sections} current={section.id} />
      </div>
      <div class="control-section">
        <h1>{section.label}</h1>
        <section.Section />
      </div>
    </div>
  );
}
