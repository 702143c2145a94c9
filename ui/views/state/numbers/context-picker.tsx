import { cut } from '../../../lib/format.ts';
import { usePage } from '../../../lib/page.ts';

/** Chooses the context whose numbers are shown. */
export function ContextPicker({ names }: { readonly names: readonly string[] }) {
  const { route } = usePage();
  const { context = '' } = route.parameters;
  const options = names.includes(context) || context === '' ? names : [...names, context];
  return (
    <label>
      Context{' '}
      <select
        value={context}
        onChange={({ currentTarget }) =>
          route.set({ context: currentTarget.value, offset: undefined }, { replace: true })
        }
      >
        <option value="">all contexts</option>
        {options.map((name) => (
          <option key={name} value={name}>
            {cut(name, 60)}
          </option>
        ))}
      </select>
    </label>
  );
}
