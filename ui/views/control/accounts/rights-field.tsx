import { useLoad } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { CheckField } from '../../../parts/field.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { rightsTree } from './rights.ts';
import { RightsTree } from './rights-tree.tsx';

interface RightsFieldProps {
  readonly rights: readonly string[];
  onRights(rights: readonly string[]): void;
}

/** The rights of an account, chosen from the sections that the mock serves. Others that it has are kept. */
export function RightsField({ rights, onRights }: RightsFieldProps) {
  const { api } = usePage();
  const { answer, error } = useLoad(
    (signal) => api.json<{ readonly operations: readonly { section: string }[] }>('operations', { signal }),
    [api],
  );
  const sections = new Set(answer?.operations.map(({ section }) => section));
  const hasAll = rights.includes('*');
  return (
    <fieldset>
      <legend>Rights</legend>
      <CheckField label="All sections" checked={hasAll} onChecked={(all) => onRights(all ? ['*'] : [])} />
      <ProblemNote error={error} />
      {!hasAll && <RightsTree nodes={rightsTree([...sections].sort())} rights={rights} onRights={onRights} />}
    </fieldset>
  );
}
