import { useEffect, useRef } from 'preact/hooks';
import { durationText } from '../../../lib/format.ts';
import { JsonView } from '../../../parts/json-view.tsx';
import { Link } from '../../../parts/link.tsx';
import { LongText } from '../../../parts/long-text.tsx';
import { StatusBadge } from '../../../parts/status-badge.tsx';
import { TextView } from '../../../parts/text-view.tsx';
import type { PbxAnswer } from '../request/send.ts';
import { ignoredTexts, reasonText } from './remarks.ts';

/** What the PBX answered to the latest request. */
export function AnswerPanel({ answer }: { readonly answer: PbxAnswer }) {
  const { status, ms, id, headers } = answer;
  const reason = reasonText(answer);
  const ignored = ignoredTexts(answer);
  const section = useRef<HTMLElement>(null);
  // On a narrow screen the answer is below a form that may be long.
  useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), [answer]);
  return (
    <section ref={section} class="card answer" aria-labelledby="answer">
      <div role="status">
        <h2 id="answer">
          Answer <StatusBadge status={status} /> <span class="soft">{durationText(ms)}</span>
        </h2>
      </div>
      {reason !== undefined && (
        <p class="problem">
          <LongText text={reason} label="Reason" max={1000} />
        </p>
      )}
      {ignored.length > 0 && (
        <div class="ignored">
          <p>The PBX ignored fields of the body:</p>
          <ul>
            {ignored.map((text) => (
              <li key={text}>
                <LongText text={text} label="Ignored field" />
              </li>
            ))}
          </ul>
        </div>
      )}
      <AnswerBody answer={answer} />
      <details>
        <summary>{headers.length} headers</summary>
        <TextView text={headers.map(([name, value]) => `${name}: ${value}`).join('\n')} label="Headers of the answer" />
      </details>
      {id !== undefined && (
        <p>
          <Link to={{ view: 'requests', request: id }} only>
            See the request {id}
          </Link>
        </p>
      )}
    </section>
  );
}

function AnswerBody({ answer: { body } }: { readonly answer: PbxAnswer }) {
  if (body === '') return <p class="soft">The answer has no body.</p>;
  try {
    return <JsonView value={JSON.parse(body)} label="Body of the answer" />;
  } catch {
    return <TextView text={body} label="Body of the answer" />;
  }
}
