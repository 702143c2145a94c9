import type { WorldAnswer } from '#client/answers.ts';
import { useLive } from '../lib/load.ts';
import { usePage } from '../lib/page.ts';

type Worlds = { readonly worlds: readonly Pick<WorldAnswer, 'id' | 'generation'>[] };

/** Chooses the world that the page shows. */
export function WorldPicker() {
  const { api, route } = usePage();
  const { answer, reload } = useLive(
    (signal) => api.json<Worlds>('worlds', { signal, headers: { 'X-Mock-World': 'default' } }),
    [api],
    ['world'],
  );
  const ids = new Set([...(answer?.worlds.map(({ id }) => id) ?? []), api.world]);
  const choose = (id: string) => route.set({ world: id === 'default' ? undefined : id });
  return (
    <label class="world">
      World{' '}
      <select value={api.world} onFocus={reload} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {[...ids].map((id) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </select>
    </label>
  );
}
