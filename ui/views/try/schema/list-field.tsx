import { Prose } from '../../../parts/prose.tsx';
import { type SchemaFieldProps, useDefinitions, useMark, usePart } from './form-context.ts';
import { hintOf, plainLabel, startValue } from './schema.ts';

/** Items beyond this are edited as raw text: a page with more fields would be slow. */
const maxItems = 50;

/** A list, with a field for each item. */
export function ListField({ schema, value, path, label, onValue }: SchemaFieldProps) {
  const Part = usePart();
  const definitions = useDefinitions();
  const mark = useMark(path);
  const items = Array.isArray(value) ? value : [];
  const itemSchema = schema.items ?? {};
  const hint = hintOf(schema);
  const name = plainLabel(label);
  return (
    <fieldset class="list">
      <legend>{label}</legend>
      {hint !== undefined && (
        <p class="hint">
          <Prose text={hint} />
        </p>
      )}
      {mark !== undefined && <p class="field-error">{mark}</p>}
      {items.slice(0, maxItems).map((item, index) => (
        <div key={index} class="item">
          <Part
            schema={itemSchema}
            value={item}
            path={`${path}[${index}]`}
            label={`${name} ${index + 1}`}
            onValue={(next) => onValue(items.with(index, next))}
          />
          <button
            type="button"
            class="quiet"
            aria-label={`Remove ${name} ${index + 1}`}
            onClick={() => onValue(items.toSpliced(index, 1))}
          >
            Remove
          </button>
        </div>
      ))}
      {items.length > maxItems && <p class="hint">{items.length - maxItems} more are in the raw body.</p>}
      <button
        type="button"
        aria-label={`Add to ${name}`}
        onClick={() => onValue([...items, startValue(itemSchema, definitions)])}
      >
        Add
      </button>
    </fieldset>
  );
}
