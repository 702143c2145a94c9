import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useAction } from '../../../lib/action.ts';
import { usePage } from '../../../lib/page.ts';
import { Link } from '../../../parts/link.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { Prose } from '../../../parts/prose.tsx';
import { AnswerPanel } from '../answer/answer-panel.tsx';
import { marksOf } from '../answer/remarks.ts';
import type { OperationDescription } from '../description.ts';
import type { Operation } from '../operations.ts';
import type { Definitions } from '../schema/schema.ts';
import { AccountFields } from './account-fields.tsx';
import { CurlNote } from './curl-note.tsx';
import { type Draft, newDraft, sendableOf } from './draft.ts';
import { ExampleButton } from './example-button.tsx';
import { RawForm } from './raw-form.tsx';
import { RequestForm } from './request-form.tsx';
import { sendToPbx } from './send.ts';

interface RequestPanelProps {
  readonly operation: Operation;
  /** Without one the request is written raw. */
  readonly description: OperationDescription | undefined;
  readonly definitions: Definitions;
}

/** A request to write, to send, and its answer. */
export function RequestPanel({ operation, description, definitions }: RequestPanelProps) {
  const { api, route, credentials: memory } = usePage();
  const [draft, setDraft] = useState<Draft>(() => newDraft(operation, description?.method));
  const [credentials, setCredentials] = useState(() => memory.of(api.world) ?? { login: '', password: '' });
  const destination = { base: new URL('../..', location.href).href.replace(/\/$/, ''), world: api.world };
  const send = useAction((sent: Draft) =>
    sendToPbx(sendableOf(sent, destination), {
      api,
      credentials: credentials.login === '' ? undefined : credentials,
    }),
  );
  const marks = useMemo(() => marksOf(send.result), [send.result]);
  const submit = (event: Event) => {
    event.preventDefault();
    memory.set(api.world, credentials);
    send.run(draft);
  };
  const isRaw = description === undefined || route.parameters['form'] === 'raw';
  return (
    <div class="try-request">
      <form class="card form" aria-labelledby="operation" onSubmit={submit}>
        <Heading name={operation.operation} />
        <Introduction description={description} section={operation.section} />
        <AccountFields credentials={credentials} onCredentials={setCredentials} />
        <div class="row spread">
          <Ways isRaw={isRaw} hasForm={description !== undefined} />
          {description && <ExampleButton description={description} draft={draft} onDraft={setDraft} />}
        </div>
        {isRaw ? (
          <RawForm draft={draft} onDraft={setDraft} />
        ) : (
          <RequestForm {...{ draft, description, definitions, marks }} onDraft={setDraft} />
        )}
        <div class="row">
          <button type="submit" class="primary" disabled={send.isRunning}>
            Send
          </button>
          <code class="text">
            {draft.method} {draft.target}
          </code>
        </div>
        <ProblemNote error={send.error} />
        <CurlNote draft={draft} destination={destination} login={credentials.login} />
      </form>
      {send.result && <AnswerPanel answer={send.result} />}
    </div>
  );
}

/** Takes the focus from the list in which the operation was chosen: the next tab stop is the form. */
function Heading({ name }: { readonly name: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement?.closest('.operations a')) heading.current?.focus();
  }, []);
  return (
    <h2 id="operation" ref={heading} tabIndex={-1}>
      {name}
    </h2>
  );
}

interface IntroductionProps {
  readonly description: OperationDescription | undefined;
  readonly section: string;
}

function Introduction({ description, section }: IntroductionProps) {
  const { summary, description: text = `Needs the right \`${section}\`.` } = description ?? {};
  return (
    <p class="soft">
      {summary !== undefined && `${summary}. `}
      <Prose text={text} />
    </p>
  );
}

function Ways({ isRaw, hasForm }: { readonly isRaw: boolean; readonly hasForm: boolean }) {
  if (!hasForm) return <p class="soft">The description of the web services has no form for it.</p>;
  return (
    <nav class="form-tabs" aria-label="Ways to write the request">
      <Link to={{ form: undefined }} current={!isRaw}>
        Form
      </Link>
      <Link to={{ form: 'raw' }} current={isRaw}>
        Raw
      </Link>
    </nav>
  );
}
