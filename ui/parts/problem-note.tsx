import { ApiProblem } from '../lib/api.ts';

/** A refusal of the mock, with the place of each problem of the input. */
export function ProblemNote({ error }: { readonly error: Error | undefined }) {
  if (error === undefined) return null;
  const errors = error instanceof ApiProblem ? error.errors : [];
  return (
    <div class="problem" role="alert">
      <p>{error.message}</p>
      {errors.length > 1 && (
        <ul>
          {errors.map(({ at, message }) => (
            <li key={at}>
              <code>{at}</code> {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
