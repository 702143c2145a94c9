import type { NumbersOverview } from '#pbx/overview/numbers.ts';
import { numberText } from '../../../lib/format.ts';
import { ScrollBox } from '../../../parts/scroll-box.tsx';
import { ObjectName } from '../objects/links.tsx';
import { runsText } from './runs.ts';

type Context = NumbersOverview['contexts'][number];

/** A context: its ranges, how many of their numbers are in use, and which are free. */
export function ContextRanges({ name, displayName, type, ranges }: Context) {
  return (
    <section class="card context">
      <h2>
        <ObjectName name={name} />{' '}
        <span class="soft">
          {displayName !== name && (
            <>
              <ObjectName name={displayName} />,{' '}
            </>
          )}
          {type}
        </span>
      </h2>
      {ranges.length === 0 ? <p class="soft">The context has no ranges.</p> : <Ranges name={name} ranges={ranges} />}
    </section>
  );
}

function Ranges({ name, ranges }: Pick<Context, 'name' | 'ranges'>) {
  return (
    <ScrollBox label={`Ranges of ${name.slice(0, 60)}`}>
      <table class="ranges">
        <thead>
          <tr>
            <th scope="col">For</th>
            <th scope="col">Range</th>
            <th scope="col" class="number">
              In use
            </th>
            <th scope="col" class="number">
              Free
            </th>
            <th scope="col">Free numbers</th>
          </tr>
        </thead>
        <tbody>
          {ranges.map(({ type, first, last, used, freeCount, free }, index) => (
            <tr key={index}>
              <td>{type}</td>
              <td class="mono">{first === last ? first : `${first}–${last}`}</td>
              <td class="number">{numberText(used)}</td>
              <td class="number">{numberText(freeCount)}</td>
              <td class="mono free">{runsText(free, freeCount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
