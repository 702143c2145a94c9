import type { NumbersOverview } from '#pbx/overview/numbers.ts';
import { Link } from '../../../parts/link.tsx';
import { ObjectLink } from '../objects/links.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { cut } from '../parts/texts.ts';
import { whereText } from '../tables/where.ts';

/** Numbers in use, each with its owner. */
export function NumberTable({ numbers }: { readonly numbers: NumbersOverview['items'] }) {
  return (
    <ScrollBox label="Numbers">
      <table class="objects">
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">Context</th>
            <th scope="col">Type</th>
            <th scope="col">Owner</th>
          </tr>
        </thead>
        <tbody>
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
        </tbody>
      </table>
    </ScrollBox>
  );
}
