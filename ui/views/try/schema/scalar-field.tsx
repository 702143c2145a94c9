import { numberOrText } from '../../../lib/number-input.ts';
import { Field } from '../../../parts/field.tsx';
import type { SchemaFieldProps } from './form-context.ts';
import { asScalarType, type ScalarType, scalarTypeOf, scalarTypes, scalarTypesOf } from './scalar.ts';
import { plainLabel } from './schema.ts';
import { useNotes } from './simple-fields.tsx';

const typeNames: Readonly<Record<ScalarType, string>> = {
  text: 'text',
  number: 'number',
  boolean: 'true/false',
  null: 'null',
};

/** A value without parts that can have several types, as most of the PBX can: the value, and its type beside it. */
export function ScalarField(props: SchemaFieldProps) {
  const { schema, value, label, onValue } = props;
  const allowed = scalarTypesOf(schema);
  const type = scalarTypeOf(value) ?? 'text';
  const types = scalarTypes.filter((each) => each === type || allowed.includes(each));
  return (
    <Field {...useNotes(props)}>
      {(control) => (
        <div class="scalar">
          {type === 'boolean' ? (
            <select
              {...control}
              value={String(value)}
              onChange={({ currentTarget }) => onValue(currentTarget.value === 'true')}
            >
              <option value="true">true</option>
              <option value="false">false</option>
            </select>
          ) : (
            <input
              {...control}
              type="text"
              autocomplete="off"
              spellcheck={false}
              disabled={type === 'null'}
              value={value === null ? '' : String(value)}
              onInput={({ currentTarget }) => onValue(typed(currentTarget.value, type))}
            />
          )}
          <select
            aria-label={`Type of ${plainLabel(label)}`}
            value={type}
            onChange={({ currentTarget }) => onValue(asScalarType(value, typeIn(currentTarget.value)))}
          >
            {types.map((each) => (
              <option key={each} value={each}>
                {typeNames[each]}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}

/** Returns what was typed; as a number it has to be one to the last digit, such as `12` but not `12.`. */
function typed(text: string, type: ScalarType): unknown {
  if (type !== 'number') return text;
  const number = numberOrText(text);
  return String(number) === text ? number : text;
}

function typeIn(text: string): ScalarType {
  return scalarTypes.find((type) => type === text) ?? 'text';
}
