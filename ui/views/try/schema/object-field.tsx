import { memberPath } from '../../../lib/text-places.ts';
import { Prose } from '../../../parts/prose.tsx';
import { AddMember } from './add-member.tsx';
import { type SchemaFieldProps, useDefinitions, useMark, usePart } from './form-context.ts';
import { absentNames, type Member, membersOf, withMember, withoutMember } from './object-members.ts';
import { hintOf, plainLabel, requiredLabel, startValue } from './schema.ts';

/** An object: a field for each member that it has, and a way to add the others. */
export function ObjectField({ schema, value, path, label, onValue }: SchemaFieldProps) {
  const definitions = useDefinitions();
  const mark = useMark(path);
  const object = typeof value === 'object' && value !== null ? value : {};
  const hint = hintOf(schema);
  const set = (name: string, member: unknown) => onValue(withMember(schema, object, [name, member]));
  return (
    <fieldset class="object">
      <legend>{label}</legend>
      {hint !== undefined && (
        <p class="hint">
          <Prose text={hint} />
        </p>
      )}
      {mark !== undefined && <p class="field-error">{mark}</p>}
      {membersOf(schema, object).map((member) => (
        <MemberField
          key={member.name}
          member={member}
          path={memberPath(path, member.name)}
          onValue={(next) => set(member.name, next)}
          onRemove={() => onValue(withoutMember(object, member.name))}
        />
      ))}
      <AddMember
        label={plainLabel(label)}
        names={absentNames(schema, object)}
        onAdd={(name) => set(name, startValue(schema.properties?.[name] ?? {}, definitions))}
      />
    </fieldset>
  );
}

interface MemberFieldProps {
  readonly member: Member;
  readonly path: string;
  onValue(value: unknown): void;
  onRemove(): void;
}

function MemberField({ member: { name, schema, value, isRequired }, path, onValue, onRemove }: MemberFieldProps) {
  const Part = usePart();
  return (
    <div class="item">
      <Part
        schema={schema}
        value={value}
        path={path}
        label={isRequired ? requiredLabel(name) : name}
        onValue={onValue}
      />
      <button type="button" class="quiet" aria-label={`Remove ${path}`} onClick={onRemove}>
        Remove
      </button>
    </div>
  );
}
