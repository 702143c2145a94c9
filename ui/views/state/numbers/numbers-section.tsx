import type { NumbersOverview } from '#pbx/overview/numbers.ts';
import { usePage } from '../../../lib/page.ts';
import { pageSize, usePlace } from '../../../lib/place.ts';
import { Empty } from '../../../parts/empty.tsx';
import { Pager } from '../../../parts/pager.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { useStateLoad } from '../live.ts';
import { SearchBox } from '../parts/search-box.tsx';
import { ContextPicker } from './context-picker.tsx';
import { ContextRanges } from './context-ranges.tsx';
import { NumberTable } from './number-table.tsx';

/** The numbers in use, and the ranges of the contexts with the numbers that are free. */
export function NumbersSection() {
  const { api, route } = usePage();
  const { context } = route.parameters;
  const { search, offset } = usePlace();
  const { answer, error } = useStateLoad(
    async (signal) => {
      const query = { search, context, limit: pageSize, offset };
      return { ...(await api.json<NumbersOverview>('pbx/numbers', { signal, query })), offset };
    },
    [api, search, context, offset],
  );
  const contexts = answer?.contexts ?? [];
  const shown = context === undefined ? contexts : contexts.filter(({ name }) => name === context);
  return (
    <>
      <h1>Numbers</h1>
      <div class="row tools">
        {answer && <ContextPicker names={contexts.map(({ name }) => name)} />}
        <SearchBox label="Search numbers and owners" />
      </div>
      <ProblemNote error={error} />
      {offset === 0 && search === '' && shown.map((each) => <ContextRanges key={each.name} {...each} />)}
      {answer && (
        <section aria-label="Numbers in use">
          <div class="row tools">
            <h2>In use</h2>
            <Pager total={answer.total} offset={answer.offset} unit="number" />
          </div>
          {answer.items.length > 0 ? (
            <NumberTable numbers={answer.items} />
          ) : (
            <Empty title={search === '' ? 'No number is in use here' : 'No number in use matches the search'} />
          )}
        </section>
      )}
    </>
  );
}
