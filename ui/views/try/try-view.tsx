import { useLoad } from '../../lib/load.ts';
import { usePage } from '../../lib/page.ts';
import { Empty } from '../../parts/empty.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { OperationList } from './operation-list.tsx';
import { OperationPanel } from './operation-panel.tsx';
import type { Operation } from './operations.ts';

/** Calls any operation of the web services of the world. */
export function TryView() {
  const { api, route } = usePage();
  const { answer, error } = useLoad(
    (signal) => api.json<{ readonly operations: readonly Operation[] }>('operations', { signal }),
    [api],
  );
  const { operation: name } = route.parameters;
  const operation = answer?.operations.find((each) => each.operation === name);
  return (
    <div class={operation ? 'try' : 'try try-choose'}>
      <h1 class="visually-hidden">Try it</h1>
      <ProblemNote error={error} />
      {answer && <OperationList operations={answer.operations} current={name} />}
      {operation && <OperationPanel operation={operation} />}
      {answer && !operation && (
        <Empty title={name === undefined ? 'Choose an operation' : `The mock has no operation ${name.slice(0, 200)}`}>
          <p>A request is sent to this mock as any client would send it.</p>
        </Empty>
      )}
    </div>
  );
}
