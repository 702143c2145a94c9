import { SelectField, TextField } from '../../../../parts/field.tsx';
import type { CalledBehaviour } from '../call-fields.ts';
import type { FieldOf } from './field-of.ts';

const behaviours: readonly (readonly [CalledBehaviour, string])[] = [
  ['answers', 'Answer'],
  ['no answer', 'Do not answer'],
  ['busy', 'Are busy'],
  ['rejects', 'Reject the call'],
  ['unreachable', 'Have no registered phone'],
];

/** How those who are called behave. */
export function CalledFields({ called, fieldOf }: { readonly called: CalledBehaviour; readonly fieldOf: FieldOf }) {
  return (
    <fieldset>
      <legend>Those who are called</legend>
      <div class="form-grid">
        <SelectField label="They" options={behaviours} {...fieldOf('called')} />
        {called === 'answers' && (
          <>
            <TextField label="Answer after (s)" inputMode="decimal" placeholder="5" {...fieldOf('answersAfter')} />
            <TextField label="Talk for (s)" inputMode="decimal" placeholder="60" {...fieldOf('talks')} />
          </>
        )}
        {called === 'rejects' && (
          <TextField label="Reject after (s)" inputMode="decimal" placeholder="3" {...fieldOf('rejectsAfter')} />
        )}
        <TextField
          label="The caller hangs up after (s)"
          hint="Empty: the others end the call"
          inputMode="decimal"
          {...fieldOf('hangsUpAfter')}
        />
      </div>
    </fieldset>
  );
}
