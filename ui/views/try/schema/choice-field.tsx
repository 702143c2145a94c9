import { useId, useState } from 'preact/hooks';
import { Prose } from '../../../parts/prose.tsx';
import { type SchemaFieldProps, useDefinitions, usePart } from './form-context.ts';
import { startValue, variantName, variantOf, variantsOf } from './schema.ts';

/** A value that can have one of several forms. */
export function ChoiceField({ schema, value, path, label, onValue }: SchemaFieldProps) {
  const id = useId();
  const Part = usePart();
  const definitions = useDefinitions();
  const variants = variantsOf(schema);
  const fitting = variantOf(variants, value, definitions);
  const [chosen, setChosen] = useState(fitting);
  // A value that was changed elsewhere, such as in the raw body, decides again.
  const index = isSameForm(chosen) ? chosen : fitting;
  function isSameForm(candidate: number): boolean {
    const variant = variants[candidate];
    return variant !== undefined && variantOf([variant, ...variants], value, definitions) === 0;
  }
  const choose = (next: number) => {
    setChosen(next);
    onValue(startValue(variants[next] ?? {}, definitions));
  };
  const { description: _shown, ...variant } = variants[index] ?? {};
  return (
    <div class="choice">
      <div class="field">
        <label for={id}>{label} is</label>
        <select id={id} value={String(index)} onChange={({ currentTarget }) => choose(Number(currentTarget.value))}>
          {variants.map((each, number) => (
            <option key={number} value={String(number)}>
              {variantName(each, definitions)}
            </option>
          ))}
        </select>
        {schema.description && (
          <p class="hint">
            <Prose text={schema.description} />
          </p>
        )}
      </div>
      <Part key={index} schema={variant} value={value} path={path} label={label} onValue={onValue} />
    </div>
  );
}
