import { useState } from 'preact/hooks';
import { SelectField, TextField } from '../../../parts/field.tsx';

interface AddMemberProps {
  /** What the object is called. */
  readonly label: string;
  /** The names of members that it can have and does not. */
  readonly names: readonly string[];
  onAdd(name: string): void;
}

/** Adds one of the members that an object can have; or any other, as clients with a misspelt name do. */
export function AddMember({ label, names, onAdd }: AddMemberProps) {
  const [name, setName] = useState('');
  const [other, setOther] = useState('');
  const chosen = names.includes(name) ? name : (names[0] ?? otherName);
  const isOther = name === otherName || chosen === otherName;
  const options = [...names.map((each) => [each, each] as const), [otherName, 'another name'] as const];
  const added = isOther ? other.trim() : chosen;
  const add = () => {
    onAdd(added);
    setName('');
    setOther('');
  };
  return (
    <div class="row fields add">
      <SelectField
        label={`Optional in ${label}`}
        value={isOther ? otherName : chosen}
        onValue={setName}
        options={options}
      />
      {isOther && <TextField label="Name" value={other} onValue={setOther} />}
      <button type="button" disabled={added === ''} aria-label={`Add to ${label}`} onClick={add}>
        Add
      </button>
    </div>
  );
}

/** Not the name of a field of the PBX. */
const otherName = ' ';
