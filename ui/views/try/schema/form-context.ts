import { type ComponentType, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Definitions, Schema } from './schema.ts';

/** Properties of the field of a value. */
export interface SchemaFieldProps {
  readonly schema: Schema;
  readonly value: unknown;
  /** Such as `members[0].id`; empty for the body itself. */
  readonly path: string;
  readonly label: string;
  onValue(value: unknown): void;
}

/** What all fields of a form share. */
interface SharedByFields {
  readonly definitions: Definitions;
  /** What the PBX said about values, by path. */
  readonly marks: ReadonlyMap<string, string>;
  /** The field of a part, of whatever kind. */
  readonly Part: ComponentType<SchemaFieldProps>;
}

/** The form around a field. */
export const FormContext = createContext<SharedByFields>({ definitions: {}, marks: new Map(), Part: () => null });

/** Returns the remark on a value, if there is one. */
export function useMark(path: string): string | undefined {
  return useContext(FormContext).marks.get(path);
}

/** Returns the schemas that references name. */
export function useDefinitions(): Definitions {
  return useContext(FormContext).definitions;
}

/** Returns the component for the parts of a value: one that holds others does not know their kinds. */
export function usePart(): ComponentType<SchemaFieldProps> {
  return useContext(FormContext).Part;
}
