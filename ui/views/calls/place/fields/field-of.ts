import type { CallFields } from '../call-fields.ts';

/** Returns the props of the input for a field of the form. */
export type FieldOf = (name: keyof CallFields) => {
  readonly value: string;
  readonly error: string | undefined;
  onValue(value: string): void;
};
