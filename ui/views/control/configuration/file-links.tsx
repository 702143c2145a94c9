import { useAction } from '../../../lib/action.ts';
import { usePage } from '../../../lib/page.ts';
import { saveFile } from '../../../lib/save-file.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import type { Options } from './option-table.tsx';

/** A document that the mock serves: its path, the name of the file, and what it is. */
type ServedFile = readonly [path: string, file: string, label: string];

const documents: readonly ServedFile[] = [
  ['openapi.json', 'xivo-mock.openapi.json', 'OpenAPI of the control plane'],
  ['openapi/xivo.json', 'xivo.openapi.json', 'OpenAPI of the web services'],
  ['fixtures/schema.json', 'fixtures.schema.json', 'JSON Schema of fixtures'],
  ['metrics', 'metrics.txt', 'metrics'],
];

const authority: ServedFile = ['certs/ca.pem', 'ca.pem', 'CA of the HTTPS certificate'];

/** Documents to save. They are read by the page, which sends the token of the control plane. */
export function FileLinks({ options }: { readonly options: Options }) {
  const files = hasGeneratedCertificate(options) ? [authority, ...documents] : documents;
  return (
    <section class="card" aria-labelledby="files">
      <h2 id="files">Documents</h2>
      <p>
        <a href="../docs/">Read and try both APIs</a>
      </p>
      <div class="row">
        {files.map((file) => (
          <SaveButton key={file[0]} file={file} />
        ))}
      </div>
    </section>
  );
}

function SaveButton({ file: [path, name, label] }: { readonly file: ServedFile }) {
  const { api } = usePage();
  const save = useAction(async () => saveFile(name, await (await api.send(path)).blob()));
  return (
    <>
      <button type="button" disabled={save.isRunning} onClick={save.run}>
        Save the {label}
      </button>
      <ProblemNote error={save.error} />
    </>
  );
}

/** With a certificate of the person's own, the mock does not know its CA. */
function hasGeneratedCertificate({ https, cert }: Options): boolean {
  return https?.value === true && cert === undefined;
}
