import { SelectField, TextField } from '../../../parts/field.tsx';
import { Prose } from '../../../parts/prose.tsx';
import { type DescribedParameter, exampleText } from '../description.ts';
import { hintOf, requiredLabel } from '../schema/schema.ts';
import { type Draft, parameterIn, withParameter } from './draft.ts';

interface ParameterFormProps {
  readonly parameters: readonly DescribedParameter[];
  readonly draft: Draft;
  /** What the PBX said about parameters, by name. */
  readonly marks: ReadonlyMap<string, string>;
  onDraft(draft: Draft): void;
}

/** The parameters of the query; empty ones are left out. */
export function ParameterForm({ parameters, draft, marks, onDraft }: ParameterFormProps) {
  if (parameters.length === 0) return null;
  return (
    <fieldset>
      <legend>Query</legend>
      <div class="form-grid">
        {parameters.map((parameter) => (
          <ParameterField
            key={parameter.name}
            parameter={parameter}
            value={parameterIn(draft, parameter.name)}
            error={marks.get(parameter.name)}
            onValue={(value) => onDraft(withParameter(draft, parameter.name, value))}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface ParameterFieldProps {
  readonly parameter: DescribedParameter;
  readonly value: string;
  readonly error: string | undefined;
  onValue(value: string): void;
}

function ParameterField({ parameter, ...field }: ParameterFieldProps) {
  const { name, required = false, schema = {}, description = schema.description } = parameter;
  const label = required ? requiredLabel(name) : name;
  const text = hintOf({ ...schema, ...(description !== undefined && { description }) });
  const hint = text === undefined ? undefined : <Prose text={text} />;
  if (schema.enum === undefined) {
    return <TextField label={label} hint={hint} placeholder={exampleText(parameter)} {...field} />;
  }
  const options = ['', ...schema.enum.map(String)].map((value) => [value, value === '' ? 'none' : value] as const);
  return <SelectField label={label} hint={hint} options={options} {...field} />;
}
