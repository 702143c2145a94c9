import { useState } from 'preact/hooks';
import { cut } from '../../../lib/format.ts';
import { usePage } from '../../../lib/page.ts';
import { type Where, whereText } from '../../../lib/where.ts';

/** Filters by values of columns: the filters that are set, and a form for another one. */
export function ColumnFilter({ columns, where }: { readonly columns: readonly string[]; readonly where: Where }) {
  const { route } = usePage();
  const [column, setColumn] = useState('');
  const [value, setValue] = useState('');
  const selected = columns.includes(column) ? column : (columns[0] ?? '');
  const set = (changed: Where) => route.set({ where: whereText(changed), offset: undefined }, { replace: true });
  const add = (event: Event) => {
    event.preventDefault();
    set({ ...where, [selected]: value });
    setValue('');
  };
  const without = (removed: string) => Object.fromEntries(Object.entries(where).filter(([name]) => name !== removed));
  return (
    <>
      <form class="row column-filter" onSubmit={add}>
        <label>
          <span class="visually-hidden">Column</span>
          <select value={selected} onChange={({ currentTarget }) => setColumn(currentTarget.value)}>
            {columns.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          <span class="visually-hidden">Value of the column</span>
          <input placeholder="equals" value={value} onInput={({ currentTarget }) => setValue(currentTarget.value)} />
        </label>
        <button type="submit">Filter</button>
      </form>
      {Object.entries(where).map(([name, filter]) => (
        <button
          key={name}
          type="button"
          class="chip"
          aria-label={`Remove the filter by ${name}`}
          onClick={() => set(without(name))}
        >
          {name} = {filter === '' ? <span class="absent">empty</span> : <bdi>{cut(filter, 40)}</bdi>}
          <span aria-hidden="true"> ×</span>
        </button>
      ))}
    </>
  );
}
