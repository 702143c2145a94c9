import { Fragment } from 'preact';
import { usePage } from '../../lib/page.ts';
import { TextField } from '../../parts/field.tsx';
import { Link } from '../../parts/link.tsx';
import { actOf, groupedOperations, type Operation } from './operations.ts';

interface OperationListProps {
  readonly operations: readonly Operation[];
  /** The name of the operation that is shown. */
  readonly current: string | undefined;
}

/** The operations by section, to search and choose from. On narrow screens the list is closed once one is chosen. */
export function OperationList({ operations, current }: OperationListProps) {
  const { route } = usePage();
  const { find = '' } = route.parameters;
  const groups = groupedOperations(operations, find);
  return (
    <nav class="operations" aria-label="Operations">
      <TextField
        label="Find an operation"
        placeholder="users add"
        value={find}
        onValue={(text) => route.set({ find: text }, { replace: true })}
      />
      {groups.length === 0 && <p class="soft">No operation has this in its name.</p>}
      <div class="operation-groups">
        {groups.map(({ section, operations: acts }) => (
          <div key={section} class="operation-group">
            <h2>
              {section.split('/').map((part, index) => (
                <Fragment key={index}>
                  {index > 0 && '/'}
                  <wbr />
                  {part}
                </Fragment>
              ))}
            </h2>
            <div class="operation-acts">
              {acts.map(({ operation }) => (
                <Link key={operation} to={{ operation }} current={operation === current}>
                  {actOf(operation)}
                  <span class="visually-hidden"> {section}</span>
                </Link>
              ))}
            </div>
          </div>
        ))}
      </div>
    </nav>
  );
}
