import { useEffect, useRef } from 'preact/hooks';
import { numberText } from '../../lib/format.ts';
import { usePage } from '../../lib/page.ts';
import { Link } from '../../parts/link.tsx';
import { useStateLoad } from './live.ts';
import { sections } from './sections.ts';

/** The sections of the view, with the number of objects in each. */
export function SectionNav({ current }: { readonly current: string }) {
  const { api } = usePage();
  const { answer } = useStateLoad(
    (signal) => api.json<{ readonly counts: Readonly<Record<string, number>> }>('pbx', { signal }),
    [api],
  );
  const nav = useRef<HTMLElement>(null);
  // On a narrow screen the sections are a strip, which may hide the current one.
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && link) nav.current.scrollLeft = link.offsetLeft - nav.current.offsetLeft - 20;
  }, [current, answer === undefined]);
  return (
    <nav ref={nav} class="sections" aria-label="Sections of the state">
      {sections.map(({ id, label, isSetOff }) => (
        <Link
          key={id}
          to={{ view: 'state', section: id }}
          only
          current={id === current}
          {...(isSetOff && { class: 'set-off' })}
        >
          {label}
          {answer?.counts[id] !== undefined && <span class="number">{numberText(answer.counts[id])}</span>}
        </Link>
      ))}
    </nav>
  );
}
