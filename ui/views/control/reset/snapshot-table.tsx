import type { SnapshotAnswer } from '#client/answers.ts';
import { useAction } from '../../../lib/action.ts';
import { bytesText, timeText } from '../../../lib/format.ts';
import { usePage } from '../../../lib/page.ts';
import { usePageOf } from '../../../lib/place.ts';
import { saveFile } from '../../../lib/save-file.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { Link } from '../../../parts/link.tsx';
import { Pager } from '../../../parts/pager.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { ScrollTable } from '../../../parts/scroll-table.tsx';
import { snapshotPath } from './snapshots.ts';

interface SnapshotTableProps {
  readonly snapshots: readonly SnapshotAnswer[];
  /** Called with `snapshot:NAME`. */
  onRestore(to: string): void;
}

/** The snapshots of the world. */
export function SnapshotTable({ snapshots, onRestore }: SnapshotTableProps) {
  const { items, offset } = usePageOf(snapshots);
  if (snapshots.length === 0) {
    return <p class="soft">There are none. Save the current state under a name to come back to it later.</p>;
  }
  return (
    <>
      <ScrollTable label="Snapshots" columns={['Name', 'Saved at', 'Size', 'Actions']}>
        {items.map((snapshot) => (
          <SnapshotRow
            key={snapshot.name}
            snapshot={snapshot}
            onRestore={() => onRestore(`snapshot:${snapshot.name}`)}
          />
        ))}
      </ScrollTable>
      <Pager total={snapshots.length} offset={offset} />
    </>
  );
}

function SnapshotRow({ snapshot, onRestore }: { readonly snapshot: SnapshotAnswer; onRestore(): void }) {
  const { api } = usePage();
  const { name, savedAt, bytes } = snapshot;
  const remove = useAction(() => api.send(snapshotPath(name), { method: 'DELETE' }));
  const save = useAction(async () => {
    const answer = await api.send(snapshotPath(name, '/export'));
    saveFile(`${name}.sqlite`, await answer.blob());
  });
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{timeText(savedAt)}</td>
      <td>{bytesText(bytes)}</td>
      <td>
        <div class="row actions">
          <ConfirmButton
            label="Restore"
            about={name}
            class="quiet"
            title={`Restore the snapshot ${name}?`}
            onConfirm={onRestore}
          >
            <p>This is a reset: the current data, the requests, the effects and the fault rules are deleted.</p>
          </ConfirmButton>
          <Link class="action" to={{ view: 'state', section: 'difference', from: name, to: undefined }} only>
            Difference
          </Link>
          <button
            type="button"
            class="quiet"
            aria-label={`Export ${name}`}
            disabled={save.isRunning}
            onClick={save.run}
          >
            Export
          </button>
          <ConfirmButton
            label="Delete"
            about={name}
            class="quiet"
            title={`Delete the snapshot ${name}?`}
            onConfirm={remove.run}
          >
            <p>It cannot be restored afterwards. Export it first to keep it as a file.</p>
          </ConfirmButton>
        </div>
        <ProblemNote error={save.error ?? remove.error} />
      </td>
    </tr>
  );
}
