import { LongText } from '../../../parts/long-text.tsx';
import { ScrollTable } from '../../../parts/scroll-table.tsx';

/** The effective options by name, each with where its value comes from. */
export type Options = Readonly<Record<string, { readonly value: unknown; readonly origin: string }>>;

/** The options with which the mock runs. */
export function OptionTable({ options }: { readonly options: Options }) {
  return (
    <section class="card" aria-labelledby="options">
      <h2 id="options">Options</h2>
      <ScrollTable label="Options" columns={['Option', 'Value', 'From']}>
        {Object.entries(options).map(([name, { value, origin }]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="mono">
              <LongText text={typeof value === 'string' ? value : JSON.stringify(value)} label={name} />
            </td>
            <td class={origin === 'default' ? 'soft' : ''}>{origin}</td>
          </tr>
        ))}
      </ScrollTable>
    </section>
  );
}
