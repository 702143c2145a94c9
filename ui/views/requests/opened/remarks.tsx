import { Link } from '../../../parts/link.tsx';
import { LongText } from '../../../parts/long-text.tsx';
import type { JournalRequest } from '../entry.ts';
import { isInQuery, placeIn } from './place.ts';

/** What the mock has to say about a request: why it was refused, what it ignored or skipped, what a later release does, and the fault that fired. */
export function Remarks({ entry }: { readonly entry: JournalRequest }) {
  const { note, ignored = [], skipped, portability = [], fault } = entry;
  return (
    <>
      <ReasonNote entry={entry} />
      {fault !== undefined && (
        <p class="remark">
          The fault rule{' '}
          <Link to={{ view: 'control', section: 'faults', fault }} only>
            <bdi>{fault}</bdi>
          </Link>{' '}
          fired on this request.
        </p>
      )}
      {note !== undefined && (
        <p class="remark">
          <LongText text={note} label="Note" max={400} />
        </p>
      )}
      {skipped !== undefined && (
        <p class="remark">
          Skipped without an error: <LongText text={skipped} label="Skipped" max={400} />
        </p>
      )}
      {portability.map(({ since, effect, what }) => (
        <p class="remark" key={what}>
          {effect === 'refused' ? 'Refused' : 'Different'} since {since}: {what}
        </p>
      ))}
      {ignored.length > 0 && <IgnoredFields fields={ignored} />}
    </>
  );
}

/** Names of rules that could be mistaken for a missing name. */
const ruleWords: Readonly<Record<string, string>> = { undefined: '(a value is required)' };

/** Why the request was refused, which rule says so, and where the field is. */
function ReasonNote({ entry }: { readonly entry: JournalRequest }) {
  const { reason } = entry;
  if (reason === undefined) return null;
  const { message, field, rule, value } = reason;
  return (
    <section class="problem reason-note" aria-label="Reason">
      <p>
        <strong>
          <LongText text={message} label="Reason" max={400} />
        </strong>
      </p>
      <dl>
        {field !== undefined && <Fact name="Field" text={field} remark={whereIs(entry, field)} />}
        {rule !== undefined && <Fact name="Rule" text={rule} remark={ruleWords[rule]} />}
        {value !== undefined && <Fact name="Value" text={JSON.stringify(value)} />}
      </dl>
    </section>
  );
}

interface FactProps {
  readonly name: string;
  readonly text: string;
  readonly remark?: string | undefined;
}

function Fact({ name, text, remark }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code>
          <LongText text={text} label={name} max={400} />
        </code>
        {remark !== undefined && ` ${remark}`}
      </dd>
    </div>
  );
}

function whereIs({ url, request }: JournalRequest, field: string): string {
  const { path, isSent } = placeIn(request.body, field);
  if (isSent) return 'marked below';
  if (isInQuery(url, field)) return 'in the URL';
  return path === undefined ? 'not sent' : `not sent; ${path}, where it belongs, is marked below`;
}

function IgnoredFields({ fields }: { readonly fields: NonNullable<JournalRequest['ignored']> }) {
  return (
    <section class="remark" aria-label="Ignored fields">
      <p>The PBX ignores these fields of the body:</p>
      <ul>
        {fields.map(({ field, near }, index) => (
          <li key={index}>
            <code>
              <bdi>{field}</bdi>
            </code>
            {near !== undefined && (
              <>
                ; did you mean <code>{near}</code>?
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
