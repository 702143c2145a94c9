import { useState } from 'preact/hooks';
import type { GenerateAnswer } from '#client/answers.ts';
import { problemAt, problemElsewhere, useAction } from '../../../lib/action.ts';
import { durationText, numberText } from '../../../lib/format.ts';
import { numberOrText } from '../../../lib/number-input.ts';
import { usePage } from '../../../lib/page.ts';
import { TextField } from '../../../parts/field.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { Elapsed } from './elapsed.tsx';

/** The members of the request, with the labels of their fields. */
const kinds = [
  ['entities', 'Entities', 'Empty: one if there is anything else'],
  ['users', 'Users', 'With lines, numbers and mailboxes'],
  ['groups', 'Groups', undefined],
  ['queues', 'Queues', undefined],
  ['agents', 'Agents', undefined],
  ['incalls', 'Incoming calls', undefined],
  ['cels', 'Call records', '0 or at least 20'],
] as const;

type Fields = Readonly<Record<string, string>>;

/** Generates data at volume. */
export function GenerateSection() {
  const { api } = usePage();
  const [fields, setFields] = useState<Fields>({});
  const generate = useAction(() => api.json<GenerateAnswer>('generate', { method: 'POST', body: bodyOf(fields) }));
  const submit = (event: Event) => {
    event.preventDefault();
    generate.run();
  };
  const field = (name: string) => ({
    value: fields[name] ?? '',
    onValue: (value: string) => setFields((before) => ({ ...before, [name]: value })),
    error: problemAt(generate.error, name),
  });
  return (
    <form class="card form" aria-label="Generate data" onSubmit={submit}>
      <p>
        Adds plausible data to the current state, all of it or nothing. The same seed on the same state yields the same
        data.
      </p>
      <div class="form-grid">
        {kinds.map(([name, label, hint]) => (
          <TextField key={name} label={label} hint={hint} inputMode="numeric" placeholder="0" {...field(name)} />
        ))}
        <TextField
          label="First day of the call records"
          hint="Such as 2012-10-01; empty for the day after the existing ones"
          {...field('from')}
        />
        <TextField label="Seed" inputMode="numeric" placeholder="1" {...field('seed')} />
      </div>
      <ProblemNote error={problemElsewhere(generate.error, [...kinds.map(([name]) => name), 'from', 'seed'])} />
      <div class="row">
        <button type="submit" class="primary" disabled={generate.isRunning}>
          Generate
        </button>
        {generate.isRunning && <Elapsed />}
      </div>
      {generate.result && <Generated answer={generate.result} />}
    </form>
  );
}

function Generated({ answer: { counts, ms } }: { readonly answer: GenerateAnswer }) {
  return (
    <div role="status">
      <p>Generated in {durationText(ms)}:</p>
      <ul class="counts">
        {Object.entries(counts)
          .filter(([, count]) => count > 0)
          .map(([kind, count]) => (
            <li key={kind}>
              <strong>{numberText(count)}</strong> {kind}
            </li>
          ))}
      </ul>
    </div>
  );
}

/** Leaves out what is empty, so that the defaults of the mock apply. */
function bodyOf(fields: Fields): Readonly<Record<string, string | number>> {
  const filled = Object.entries(fields).filter(([, text]) => text.trim() !== '');
  return Object.fromEntries(filled.map(([name, text]) => [name, name === 'from' ? text.trim() : numberOrText(text)]));
}
