import type { Dispatch, StateUpdater } from 'preact/hooks';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { type CallFields, requestOf } from './call-fields.ts';
import { DryRun } from './dry-run.tsx';
import { CalledFields } from './fields/called-fields.tsx';
import type { FieldOf } from './fields/field-of.ts';
import { FromFields, ToFields } from './fields/from-and-to.tsx';
import { TimeFields } from './fields/time-fields.tsx';
import { PlaceButtons } from './place-buttons.tsx';
import { problemsOf } from './problems.ts';
import { usePlaceCall } from './use-place-call.ts';

interface PlaceFormProps {
  readonly fields: CallFields;
  onFields: Dispatch<StateUpdater<CallFields>>;
}

/** Places a call with the usual parts of a request; the JSON form has all of them. */
export function PlaceForm({ fields, onFields }: PlaceFormProps) {
  const place = usePlaceCall();
  const { byField, elsewhere } = problemsOf(place.error);
  const fieldOf: FieldOf = (name) => ({
    value: fields[name],
    onValue: (value) => onFields((before) => ({ ...before, [name]: value })),
    error: byField[name],
  });
  const submit = (event: Event) => {
    event.preventDefault();
    place.run(requestOf(fields));
  };
  return (
    <>
      <form class="card form" aria-label="Call" onSubmit={submit}>
        <FromFields kind={fields.fromKind} fieldOf={fieldOf} />
        <ToFields kind={fields.toKind} fieldOf={fieldOf} />
        <CalledFields called={fields.called} fieldOf={fieldOf} />
        <TimeFields fieldOf={fieldOf} />
        <ProblemNote error={elsewhere} />
        <PlaceButtons isRunning={place.isRunning} onDryRun={() => place.run({ ...requestOf(fields), dryRun: true })} />
      </form>
      {place.result && <DryRun call={place.result} />}
    </>
  );
}
