import { useState } from 'preact/hooks';
import { type SchemaFieldProps, useDefinitions, usePart } from './form-context.ts';
import { plainLabel, startValue, variantName, variantOf, variantsOf } from './schema.ts';

/** A value that can have one of several forms, which is chosen above it. */
export function ChoiceField({ schema, value, path, label, onValue }: SchemaFieldProps) {
  const Part = usePart();
  const definitions = useDefinitions();
  const variants = variantsOf(schema);
  const fitting = variantOf(variants, value, definitions);
  const [chosen, setChosen] = useState(fitting);
  // A value that was changed elsewhere, such as in the raw body, decides again.
  const isStill = variantOf([variants[chosen] ?? {}, ...variants], value, definitions) === 0;
  const index = isStill ? chosen : fitting;
  const choose = (next: number) => {
    setChosen(next);
    onValue(startValue(variants[next] ?? {}, definitions));
  };
  const { description } = schema;
  const variant = { ...(description !== undefined && { description }), ...variants[index] };
  return (
    <div class="choice">
      <select
        aria-label={`Form of ${plainLabel(label)}`}
        value={String(index)}
        onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
      >
        {variants.map((each, number) => (
          <option key={number} value={String(number)}>
            {variantName(each, definitions)}
          </option>
        ))}
      </select>
      <Part key={index} schema={variant} value={value} path={path} label={label} onValue={onValue} />
    </div>
  );
}
