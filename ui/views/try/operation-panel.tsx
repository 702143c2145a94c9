import { useMemo } from 'preact/hooks';
import { descriptionOf, type OpenApi } from './description.ts';
import type { Operation } from './operations.ts';
import { RequestPanel } from './request/request-panel.tsx';

interface OperationPanelProps {
  readonly operation: Operation;
  /** The description of the web services, if the mock has one. */
  readonly document: OpenApi | undefined;
}

/** An operation to try: by a form if the description has it, else by raw texts. */
export function OperationPanel({ operation, document }: OperationPanelProps) {
  const description = useMemo(() => document && descriptionOf(document, operation.operation), [document, operation]);
  return (
    <RequestPanel
      operation={operation}
      description={description}
      definitions={document?.components?.schemas ?? noDefinitions}
    />
  );
}

const noDefinitions = {};
