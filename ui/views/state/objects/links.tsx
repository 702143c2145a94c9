import type { Link as ObjectReference } from '#pbx/overview/kind.ts';
import { cut } from '../../../lib/format.ts';
import { Link } from '../../../parts/link.tsx';
import { sectionOf } from './types.ts';

/** A link to an object of the PBX; its name alone if the page cannot show objects of its type. */
export function ObjectLink({ to, max = 60 }: { readonly to: ObjectReference; readonly max?: number }) {
  const section = sectionOf(to.type);
  const name = <ObjectName name={to.label} max={max} />;
  if (section === undefined) return name;
  return (
    <Link to={{ view: 'state', section, id: String(to.id) }} only>
      {name}
    </Link>
  );
}

/** The name of an object, isolated from the text around it, and cut if it is long. */
export function ObjectName({ name, max = 60 }: { readonly name: string; readonly max?: number }) {
  return name.trim() === '' ? <span class="absent">no name</span> : <bdi class="text">{cut(name, max)}</bdi>;
}

/** How many links a list shows before it counts the rest. */
const maxLinks = 8;

/** Links to objects, one behind the other; of a long list the first ones and the number of all. */
export function ObjectLinks({
  to,
  max = maxLinks,
}: {
  readonly to: readonly ObjectReference[];
  readonly max?: number;
}) {
  if (to.length === 0) return <span class="soft">–</span>;
  return (
    <ul class="links">
      {to.slice(0, max).map((link, index) => (
        <li key={index}>
          <ObjectLink to={link} max={40} />
        </li>
      ))}
      {to.length > max && <li class="soft">{to.length - max} more</li>}
    </ul>
  );
}

/** A link to an object, or a dash. */
export function OptionalLink({ to }: { readonly to: ObjectReference | null }) {
  return to === null ? <span class="soft">–</span> : <ObjectLink to={to} />;
}
