import { usePage } from '../../lib/page.ts';
import { SectionNav } from '../../parts/section-nav.tsx';
import { useStateLoad } from './live.ts';
import { sections } from './sections.ts';

/** The sections of the view, with the number of objects in each. */
export function StateSections({ current }: { readonly current: string }) {
  const { api } = usePage();
  const { answer } = useStateLoad(
    (signal) => api.json<{ readonly counts: Readonly<Record<string, number>> }>('pbx', { signal }),
    [api],
  );
  return (
    <SectionNav
      label="Sections of the state"
      view="state"
      sections={sections}
      current={current}
      counts={answer?.counts}
    />
  );
}
