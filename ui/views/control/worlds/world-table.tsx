import type { WorldAnswer } from '#client/answers.ts';
import { useAction } from '../../../lib/action.ts';
import { countText, numberText } from '../../../lib/format.ts';
import { usePage } from '../../../lib/page.ts';
import { usePageOf } from '../../../lib/place.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { Link } from '../../../parts/link.tsx';
import { Pager } from '../../../parts/pager.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { ScrollTable } from '../../../parts/scroll-table.tsx';
import { inDefaultWorld } from './default-world.ts';

type WorldSummary = Pick<WorldAnswer, 'id' | 'generation'>;

/** The worlds, and how many there may be. */
export interface Worlds {
  readonly worlds: readonly WorldSummary[];
  readonly limit: number;
}

/** The worlds of the mock; `onChange` is called after one was deleted. */
export function WorldTable({ worlds, limit, onChange }: Worlds & { onChange(): void }) {
  const { items, offset } = usePageOf(worlds);
  return (
    <section class="card" aria-labelledby="worlds">
      <h2 id="worlds">
        {countText(worlds.length, 'world')} <span class="soft">of at most {numberText(limit)}</span>
      </h2>
      <ScrollTable label="Worlds" columns={['World', 'Generation', 'Base URL', 'Actions']}>
        {items.map((world) => (
          <WorldRow key={world.id} world={world} onChange={onChange} />
        ))}
      </ScrollTable>
      <Pager total={worlds.length} offset={offset} />
    </section>
  );
}

function WorldRow({ world: { id, generation }, onChange }: { readonly world: WorldSummary; onChange(): void }) {
  const { api, route } = usePage();
  const isShown = id === api.world;
  const remove = useAction(async () => {
    await api.send(`worlds/${id}`, { method: 'DELETE', headers: inDefaultWorld });
    if (isShown) route.set({ world: undefined });
    else onChange();
  });
  const url = id === 'default' ? location.origin : `${location.origin}/w/${id}`;
  return (
    <tr aria-current={isShown || undefined}>
      <th scope="row">
        {id} {isShown && <span class="soft">shown</span>}
      </th>
      <td>{generation}</td>
      <td class="mono">{url}</td>
      <td>
        <div class="row actions">
          {!isShown && (
            <Link class="action" to={{ world: id === 'default' ? undefined : id }}>
              Show <span class="visually-hidden">{id}</span>
            </Link>
          )}
          <CopyButton label="Copy URL" text={url} />
          {id !== 'default' && (
            <ConfirmButton
              label="Delete"
              about={id}
              class="quiet"
              title={`Delete the world ${id}?`}
              onConfirm={remove.run}
            >
              <p>
                Its data, requests, snapshots and fault rules are lost. Later requests for it are answered with 404.
              </p>
            </ConfirmButton>
          )}
        </div>
        <ProblemNote error={remove.error} />
      </td>
    </tr>
  );
}
