import type { ComponentChildren, Ref } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  /** What the person should know before they fill it in. */
  readonly hint?: ComponentChildren;
  /** What is wrong with the value. */
  readonly error?: string | undefined;
}

interface ControlAttributes {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

interface FrameProps extends FieldProps {
  children(attributes: ControlAttributes): ComponentChildren;
}

/** A control with its label above, and below it a hint and what is wrong with the value. */
export function Field({ label, hint, error, children }: FrameProps) {
  const id = useId();
  const notes = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-describedby': notes === '' ? undefined : notes,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} class="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

interface ValueProps {
  readonly value: string;
  onValue(value: string): void;
}

/** A value that a field offers, with what it stands for. */
export type Offer = readonly [value: string, text: string];

interface TextProps extends FieldProps, ValueProps {
  readonly inputMode?: 'numeric' | 'decimal';
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  /** Texts to offer while one types. */
  readonly offers?: readonly (string | Offer)[];
}

/** A line of text or a number. */
export function TextField({ label, hint, error, value, onValue, offers, ...attributes }: TextProps) {
  const listId = useId();
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <>
          <input
            {...attributes}
            {...control}
            type="text"
            {...(offers && { list: listId })}
            autocomplete="off"
            spellcheck={false}
            value={value}
            onInput={({ currentTarget }) => onValue(currentTarget.value)}
          />
          {offers && (
            <datalist id={listId}>
              {offers.map((offer, index) => {
                const [value, text] = typeof offer === 'string' ? [offer] : offer;
                return <option key={index} value={value} label={text} />;
              })}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

/** A password, which is hidden while one types. */
export function SecretField({ label, hint, error, value, onValue }: FieldProps & ValueProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          type="password"
          autocomplete="new-password"
          value={value}
          onInput={({ currentTarget }) => onValue(currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface AreaProps extends FieldProps, ValueProps {
  readonly rows?: number;
  readonly placeholder?: string;
  readonly areaRef?: Ref<HTMLTextAreaElement>;
}

/** A text of several lines. */
export function AreaField({ label, hint, error, value, onValue, rows = 12, areaRef, ...attributes }: AreaProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          {...attributes}
          {...control}
          {...(areaRef && { ref: areaRef })}
          rows={rows}
          spellcheck={false}
          autocomplete="off"
          value={value}
          onInput={({ currentTarget }) => onValue(currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface SelectProps extends FieldProps, ValueProps {
  /** Values with their texts. */
  readonly options: readonly (readonly [value: string, text: string])[];
}

/** A choice of one value. */
export function SelectField({ label, hint, error, value, onValue, options }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <select {...control} value={value} onChange={({ currentTarget }) => onValue(currentTarget.value)}>
          {options.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckProps {
  readonly label: ComponentChildren;
  readonly checked: boolean;
  readonly disabled?: boolean;
  onChecked(checked: boolean): void;
}

/** Something that is on or off. */
export function CheckField({ label, checked, disabled = false, onChecked }: CheckProps) {
  return (
    <label class="check-field">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={({ currentTarget }) => onChecked(currentTarget.checked)}
      />{' '}
      {label}
    </label>
  );
}
