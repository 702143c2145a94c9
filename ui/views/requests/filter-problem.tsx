import { ApiProblem } from '../../lib/api.ts';
import { usePage } from '../../lib/page.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { suggestionIn } from './filter.ts';

/** Why the journal refuses the filter, with a button for the name that was probably meant. */
export function FilterProblem({ error }: { readonly error: Error }) {
  const { route } = usePage();
  const problems = error instanceof ApiProblem ? error.errors : [];
  const suggestions = problems.flatMap(({ at, message }) => {
    const name = suggestionIn(message);
    return name === undefined ? [] : [{ at, name }];
  });
  return (
    <div>
      <ProblemNote error={error} />
      {suggestions.map(({ at, name }) => (
        <button key={at} type="button" onClick={() => route.set({ [at]: name }, { replace: true })}>
          Use {name}
        </button>
      ))}
    </div>
  );
}
