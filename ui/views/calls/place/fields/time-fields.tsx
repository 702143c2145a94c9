import { SelectField, TextField } from '../../../../parts/field.tsx';
import type { FieldOf } from './field-of.ts';

const ways = [
  ['', 'Depends on the clock'],
  ['true', 'Live'],
  ['false', 'At once'],
] as const;

/** When the call starts, and how it goes on. */
export function TimeFields({ fieldOf }: { readonly fieldOf: FieldOf }) {
  return (
    <fieldset>
      <legend>Time</legend>
      <div class="form-grid">
        <TextField label="Starts at" hint="Such as 2012-10-07T10:00:00; empty: now" {...fieldOf('at')} />
        <SelectField
          label="Played"
          hint="A live call goes on as the clock passes. By default it is live if the clock is frozen."
          options={ways}
          {...fieldOf('live')}
        />
      </div>
    </fieldset>
  );
}
