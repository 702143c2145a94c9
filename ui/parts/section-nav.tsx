import { useEffect, useRef } from 'preact/hooks';
import { numberText } from '../lib/format.ts';
import { Link } from './link.tsx';

/** A section of a view. */
export interface Section {
  /** The value of the parameter `section` of the URL. */
  readonly id: string;
  readonly label: string;
  /** A gap before the section sets it off from those above. */
  readonly isSetOff?: boolean;
}

interface SectionNavProps {
  readonly label: string;
  readonly view: string;
  readonly sections: readonly Section[];
  /** The id of the section that is shown. */
  readonly current: string;
  /** The number of items in sections, by their ids. */
  readonly counts?: Readonly<Record<string, number>> | undefined;
}

/** Leads to the sections of a view. */
export function SectionNav({ label, view, sections, current, counts = {} }: SectionNavProps) {
  const nav = useRef<HTMLElement>(null);
  // On a narrow screen the sections are a strip, which may hide the current one.
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && link) nav.current.scrollLeft = link.offsetLeft - nav.current.offsetLeft - 20;
  }, [current, Object.keys(counts).length]);
  return (
    <nav ref={nav} class="sections" aria-label={label}>
      {sections.map(({ id, label, isSetOff }) => (
        <Link key={id} to={{ view, section: id }} only current={id === current} {...(isSetOff && { class: 'set-off' })}>
          {label}
          {counts[id] !== undefined && <span class="number">{numberText(counts[id])}</span>}
        </Link>
      ))}
    </nav>
  );
}
