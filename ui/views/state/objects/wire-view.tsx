import { usePage } from '../../../lib/page.ts';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { JsonView } from '../../../parts/json-view.tsx';
import { Link } from '../../../parts/link.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { StatusBadge } from '../../../parts/status-badge.tsx';
import { useStateLoad } from '../live.ts';

interface Preview {
  readonly url: string;
  readonly status: number;
  readonly body?: unknown;
  readonly reason?: { readonly message: string };
}

/** What the web service answers to a request for the object: the operation, its URL and the body. */
export function WireView({ operation, id }: { readonly operation: string; readonly id: string }) {
  const { api } = usePage();
  const { answer, error } = useStateLoad(
    (signal) => api.json<Preview>('preview', { signal, query: { operation, id } }),
    [api, operation, id],
  );
  return (
    <section class="card wire" aria-label="Wire view">
      <h2>Wire view</h2>
      <ProblemNote error={error} />
      {answer && (
        <>
          <p class="wire-request">
            <StatusBadge status={answer.status} /> <code>GET {answer.url}</code>
          </p>
          <p class="row soft">
            <code>{operation}</code>
            <CopyButton text={answer.url} label="Copy path" />
            {answer.body !== undefined && (
              <CopyButton text={JSON.stringify(answer.body, undefined, 2)} label="Copy JSON" />
            )}
            <Link to={{ view: 'try', operation }} only>
              Try it
            </Link>
          </p>
          {answer.reason && <p class="problem">{answer.reason.message}</p>}
          {answer.body !== undefined && <JsonView value={answer.body} label="Body of the answer" />}
        </>
      )}
    </section>
  );
}
