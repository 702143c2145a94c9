import { usePage } from '../../../lib/page.ts';

/** The search of a list, kept in the URL; another text begins at the first page. */
export function SearchBox({ label }: { readonly label: string }) {
  const { route } = usePage();
  return (
    <label class="search">
      <span class="visually-hidden">{label}</span>
      <input
        type="search"
        placeholder={label}
        value={route.parameters['search'] ?? ''}
        onInput={({ currentTarget }) =>
          route.set({ search: currentTarget.value, offset: undefined }, { replace: true })
        }
      />
    </label>
  );
}
