import { SelectField, TextField } from '../../../../parts/field.tsx';
import { useOffers } from '../../use-offers.ts';
import type { CallFields } from '../call-fields.ts';
import type { FieldOf } from './field-of.ts';

const fromKinds = [
  ['user', 'A user'],
  ['number', 'A number of the PBX'],
  ['external', 'A caller outside'],
] as const;

const toKinds = [
  ['number', 'A number'],
  ['incall', 'An incall'],
  ['user', 'A user'],
  ['group', 'A group'],
  ['queue', 'A queue'],
  ['meetme', 'A conference room'],
  ['voicemail', 'A voicemail'],
] as const;

/** Who calls. */
export function FromFields({ kind, fieldOf }: { readonly kind: CallFields['fromKind']; readonly fieldOf: FieldOf }) {
  const offers = useOffers(kind, 'from');
  return (
    <fieldset>
      <legend>From</legend>
      <div class="form-grid">
        <SelectField label="Who calls" options={fromKinds} {...fieldOf('fromKind')} />
        <TextField
          label={kind === 'user' ? 'Id of the user' : 'Number of the caller'}
          required
          offers={offers}
          {...fieldOf('from')}
        />
        {kind === 'number' && (
          <TextField label="Context of the number" hint="Empty: default" {...fieldOf('fromContext')} />
        )}
        {kind === 'external' && (
          <TextField label="Name" hint="As the operator sends it; may be empty" {...fieldOf('fromName')} />
        )}
      </div>
    </fieldset>
  );
}

/** What is dialled. */
export function ToFields({ kind, fieldOf }: { readonly kind: CallFields['toKind']; readonly fieldOf: FieldOf }) {
  const offers = useOffers(kind, 'to');
  return (
    <fieldset>
      <legend>To</legend>
      <div class="form-grid">
        <SelectField label="What is called" options={toKinds} {...fieldOf('toKind')} />
        <TextField label={kind === 'number' ? 'Number' : 'Id'} required offers={offers} {...fieldOf('to')} />
        <TextField label="Context" hint="Empty: that of the caller" {...fieldOf('context')} />
      </div>
    </fieldset>
  );
}
