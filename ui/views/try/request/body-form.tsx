import { useMemo } from 'preact/hooks';
import { FormContext } from '../schema/form-context.ts';
import { type Definitions, type Schema, startValue } from '../schema/schema.ts';
import { SchemaField } from '../schema/schema-field.tsx';
import { bodyValue, type Draft, withBody } from './draft.ts';

interface BodyFormProps {
  readonly draft: Draft;
  readonly schema: Schema;
  readonly definitions: Definitions;
  readonly marks: ReadonlyMap<string, string>;
  onDraft(draft: Draft): void;
}

/** The body as a form. It writes the same text that is shown raw. */
export function BodyForm({ draft, schema, definitions, marks, onDraft }: BodyFormProps) {
  const shared = useMemo(() => ({ definitions, marks, Part: SchemaField }), [definitions, marks]);
  const { isJson, value } = bodyValue(draft);
  if (!isJson) return <p class="problem">The body is not JSON, so it has no form. Correct it under Raw.</p>;
  if (value === undefined) {
    return (
      <button type="button" onClick={() => onDraft(withBody(draft, startValue(schema, definitions)))}>
        Add a body
      </button>
    );
  }
  return (
    <FormContext.Provider value={shared}>
      <SchemaField
        schema={schema}
        value={value}
        path=""
        label="Body"
        onValue={(next) => onDraft(withBody(draft, next))}
      />
    </FormContext.Provider>
  );
}
