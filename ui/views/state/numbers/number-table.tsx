import type { NumbersOverview } from '#pbx/overview/numbers.ts';
import { cut } from '../../../lib/format.ts';
import { whereText } from '../../../lib/where.ts';
import { Link } from '../../../parts/link.tsx';
import { ScrollTable } from '../../../parts/scroll-table.tsx';
import { ObjectLink } from '../objects/links.tsx';

/** Numbers in use, each with its owner. */
export function NumberTable({ numbers }: { readonly numbers: NumbersOverview['items'] }) {
  return (
    <ScrollTable label="Numbers" columns={['Number', 'Context', 'Type', 'Owner']} class="objects">
      {numbers.map(({ id, number, context, type, owner }) => (
        <tr key={id}>
          <th scope="row">
            <Link to={{ view: 'state', section: 'tables', table: 'extenumbers', where: whereText({ id }) }} only>
              <bdi class="mono">{cut(number, 40)}</bdi>
            </Link>
          </th>
          <td>{context === '' ? <span class="soft">all</span> : <bdi>{cut(context, 40)}</bdi>}</td>
          <td>{type}</td>
          <td>
            <ObjectLink to={owner} />
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}
