import { useMemo } from 'preact/hooks';
import { useLoad } from '../../lib/load.ts';
import { usePage } from '../../lib/page.ts';
import { descriptionOf, type OpenApi } from './description.ts';
import type { Operation } from './operations.ts';
import { RequestPanel } from './request/request-panel.tsx';

/**
 * An operation to try: by a form if the description of the web services has it, else by raw texts. The description is long: it is
 * loaded when the first operation is chosen, and kept for the others.
 */
export function OperationPanel({ operation }: { readonly operation: Operation }) {
  const { api } = usePage();
  const { answer: document, isLoading } = useLoad(
    (signal) => api.json<OpenApi>('openapi/xivo.json', { signal }),
    [api],
  );
  const description = useMemo(() => document && descriptionOf(document, operation.operation), [document, operation]);
  if (isLoading) return <p class="soft">Loading the description…</p>;
  return (
    <RequestPanel
      key={operation.operation}
      operation={operation}
      description={description}
      definitions={document?.components?.schemas ?? noDefinitions}
    />
  );
}

const noDefinitions = {};
