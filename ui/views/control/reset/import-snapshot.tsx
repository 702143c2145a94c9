import { useAction } from '../../../lib/action.ts';
import { usePage } from '../../../lib/page.ts';
import { FileButton } from '../../../parts/file-button.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { snapshotNameOf } from './snapshot-name.ts';
import { snapshotPath } from './snapshots.ts';

/** Makes an exported file a snapshot, named as the file. */
export function ImportSnapshot() {
  const { api, announce } = usePage();
  const take = useAction(async (file: File) => {
    const name = snapshotNameOf(file.name);
    await api.send(snapshotPath(name, '/import'), { method: 'PUT', type: 'application/vnd.sqlite3', body: file });
    announce(`Imported the snapshot ${name}`);
  });
  return (
    <div class="row">
      <FileButton label="Import a file" accept=".sqlite,.sqlite3,.db" onFile={take.run} />
      <span class="soft">The snapshot gets the name of the file, and replaces one of that name.</span>
      <ProblemNote error={take.error} />
    </div>
  );
}
