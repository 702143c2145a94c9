import { useState } from 'preact/hooks';
import type { FaultAnswer, FaultsAnswer } from '#client/answers.ts';
import { problemAt, problemElsewhere, useAction } from '../../../lib/action.ts';
import { useLoad } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { SelectField, TextField } from '../../../parts/field.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { fieldPaths, type PresetFields, ruleOf } from './preset-rule.ts';

interface PresetFormProps {
  readonly presets: FaultsAnswer['presets'];
  onChange(): void;
}

const empty = Object.fromEntries(fieldPaths.map((path) => [path, ''])) as PresetFields;
const methods = ['', 'GET', 'POST', 'PUT', 'DELETE'].map((method) => [method, method || 'any'] as const);

/** The props of the input for a part of the rule. */
type FieldOf = (path: keyof PresetFields) => {
  readonly value: string;
  readonly error: string | undefined;
  onValue(value: string): void;
};

/** Adds a rule with one of the mock's presets. */
export function PresetForm({ presets, onChange }: PresetFormProps) {
  const { api, announce } = usePage();
  const [fields, setFields] = useState<PresetFields>({ ...empty, preset: Object.keys(presets)[0] ?? '' });
  const add = useAction(async () => {
    const { id } = await api.json<FaultAnswer>('faults', { method: 'POST', body: ruleOf(fields) });
    announce(`Added the rule ${id}`);
    setFields({ ...empty, preset: fields.preset });
    onChange();
  });
  const submit = (event: Event) => {
    event.preventDefault();
    add.run();
  };
  const fieldOf: FieldOf = (path) => ({
    value: fields[path],
    onValue: (value) => setFields((before) => ({ ...before, [path]: value })),
    error: problemAt(add.error, path),
  });
  return (
    <form class="form" aria-label="Rule from a preset" onSubmit={submit}>
      <SelectField
        label="Preset"
        options={Object.keys(presets).map((name) => [name, name] as const)}
        hint={presets[fields.preset]?.description}
        {...fieldOf('preset')}
      />
      <MatchFields fieldOf={fieldOf} />
      <TriggerFields fieldOf={fieldOf} />
      <TextField label="Id" hint="Empty: the mock chooses one" {...fieldOf('id')} />
      <ProblemNote error={problemElsewhere(add.error, fieldPaths)} />
      <div class="row">
        <button type="submit" class="primary" disabled={add.isRunning}>
          Add the rule
        </button>
      </div>
    </form>
  );
}

/** Which requests the rule applies to. */
function MatchFields({ fieldOf }: { readonly fieldOf: FieldOf }) {
  const { api } = usePage();
  const { answer } = useLoad(
    (signal) => api.json<{ readonly operations: readonly { operation: string }[] }>('operations', { signal }),
    [api],
  );
  const operations = answer?.operations.map(({ operation }) => operation) ?? [];
  return (
    <fieldset>
      <legend>Requests</legend>
      <div class="form-grid">
        <TextField
          label="Operation"
          hint="* matches any text; empty for all"
          offers={operations}
          {...fieldOf('match.operation')}
        />
        <TextField label="Path" hint="* matches any text" {...fieldOf('match.path')} />
        <SelectField label="Method" options={methods} {...fieldOf('match.method')} />
        <TextField label="Account" {...fieldOf('match.account')} />
      </div>
    </fieldset>
  );
}

/** On which of those requests it fires. */
function TriggerFields({ fieldOf }: { readonly fieldOf: FieldOf }) {
  return (
    <fieldset>
      <legend>When it fires</legend>
      <div class="form-grid">
        <TextField label="Skip the first matches" inputMode="numeric" {...fieldOf('trigger.after')} />
        <TextField label="Fire at most (times)" inputMode="numeric" {...fieldOf('trigger.times')} />
        <TextField label="Fire on every Nth match" inputMode="numeric" {...fieldOf('trigger.every')} />
        <TextField label="Probability (0 to 1)" inputMode="decimal" {...fieldOf('trigger.probability')} />
      </div>
    </fieldset>
  );
}
