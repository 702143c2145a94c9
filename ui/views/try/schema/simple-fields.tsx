import { useState } from 'preact/hooks';
import { numberOrText } from '../../../lib/number-input.ts';
import { AreaField, SelectField, TextField } from '../../../parts/field.tsx';
import { Prose } from '../../../parts/prose.tsx';
import { type SchemaFieldProps, useMark } from './form-context.ts';
import { hintOf, type Schema } from './schema.ts';

/** What all simple fields show of their schema. */
export function useNotes({ schema, path, label }: SchemaFieldProps) {
  const hint = hintOf(schema);
  return { label, hint: hint === undefined ? undefined : <Prose text={hint} />, error: useMark(path) };
}

/** A text. Longer ones than the schema allows can be entered, to see how the PBX refuses them. */
export function StringField(props: SchemaFieldProps) {
  const examples = props.schema.examples?.filter((example) => typeof example === 'string');
  return (
    <TextField
      {...useNotes(props)}
      {...(examples?.length && { offers: examples })}
      value={String(props.value)}
      onValue={props.onValue}
    />
  );
}

/** A number; any other text is sent as a text. */
export function NumberField(props: SchemaFieldProps) {
  const [text, setText] = useState(String(props.value));
  // The text stays as it is typed (`1.`), unless the value was changed elsewhere.
  const shown = numberOrText(text) === props.value ? text : String(props.value);
  const take = (typed: string) => {
    setText(typed);
    props.onValue(numberOrText(typed));
  };
  return <TextField {...useNotes(props)} inputMode="decimal" value={shown} onValue={take} />;
}

/** One of the values of an enumeration. */
export function EnumField(props: SchemaFieldProps) {
  const values = enumValues(props.schema);
  const isListed = values.includes(props.value);
  const all = isListed ? values : [props.value, ...values];
  const options = all.map((value, index) => [String(index), valueText(value)] as const);
  return (
    <SelectField
      {...useNotes(props)}
      options={options}
      value={String(all.indexOf(props.value))}
      onValue={(index) => props.onValue(all[Number(index)])}
    />
  );
}

function enumValues(schema: Schema): readonly unknown[] {
  return schema.const === undefined ? (schema.enum ?? []) : [schema.const];
}

function valueText(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
}

export function BooleanField(props: SchemaFieldProps) {
  const options = [
    ['true', 'true'],
    ['false', 'false'],
  ] as const;
  return (
    <SelectField
      {...useNotes(props)}
      options={options}
      value={String(props.value)}
      onValue={(value) => props.onValue(value === 'true')}
    />
  );
}

export function NullField(props: SchemaFieldProps) {
  return <SelectField {...useNotes(props)} options={[['null', 'null']]} value="null" onValue={() => {}} />;
}

/** Any value, as JSON. What is not JSON yet is not sent. */
export function JsonField(props: SchemaFieldProps) {
  const { label, hint, error } = useNotes(props);
  const [text, setText] = useState(() => JSON.stringify(props.value, null, 2) ?? '');
  const [isValid, setValid] = useState(true);
  const take = (typed: string) => {
    setText(typed);
    try {
      props.onValue(JSON.parse(typed));
      setValid(true);
    } catch {
      setValid(false);
    }
  };
  return (
    <AreaField
      label={`${label} (JSON)`}
      hint={hint}
      error={isValid ? error : 'is not JSON, so the value before stays'}
      rows={3}
      value={text}
      onValue={take}
    />
  );
}
