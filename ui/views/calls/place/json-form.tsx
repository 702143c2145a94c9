import { useRef, useState } from 'preact/hooks';
import { AreaField } from '../../../parts/field.tsx';
import { ProblemLines } from '../../../parts/problem-lines.tsx';
import { DryRun } from './dry-run.tsx';
import { dryRunOf } from './dry-run-text.ts';
import { PlaceButtons } from './place-buttons.tsx';
import { usePlaceCall } from './use-place-call.ts';

/** Places a call that is written as JSON. */
export function JsonForm({ request }: { readonly request: Readonly<Record<string, unknown>> }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => JSON.stringify(request, null, 2));
  const place = usePlaceCall();
  const submit = (event: Event) => {
    event.preventDefault();
    place.run(text);
  };
  return (
    <>
      <form class="card form" aria-label="Call as JSON" onSubmit={submit}>
        <AreaField
          label="Request"
          hint="Members: from, to, context, at, live, people, everybody and caller, as for POST /__admin/calls"
          areaRef={area}
          value={text}
          onValue={setText}
        />
        <ProblemLines error={place.error} text={text} area={area} />
        <PlaceButtons isRunning={place.isRunning} onDryRun={() => place.run(dryRunOf(text))} />
      </form>
      {place.result && <DryRun call={place.result} />}
    </>
  );
}
