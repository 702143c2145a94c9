import { cut } from '../../lib/format.ts';
import type { Parameters } from '../../lib/route.ts';
import { Link } from '../../parts/link.tsx';

/** The sections of the state that list parties by name. */
const sections: Readonly<Record<string, string>> = { queue: 'queues', group: 'groups' };

/** A party of a call, with a link to the object of the PBX where the page can show it. */
export function PartyLink({ party }: { readonly party: string }) {
  const to = placeOf(party);
  const name = <bdi class="text">{cut(party, 60)}</bdi>;
  if (to === undefined) return name;
  return (
    <Link to={{ view: 'state', ...to }} only>
      {name}
    </Link>
  );
}

function placeOf(party: string): Parameters | undefined {
  const [, type = '', name] = /^(\w+) (.+)$/.exec(party) ?? [];
  if (name === undefined) return undefined;
  if (type === 'user' && /^\d+$/.test(name)) return { section: 'users', id: name };
  const section = Object.hasOwn(sections, type) ? sections[type] : undefined;
  return section === undefined ? undefined : { section, search: name };
}
