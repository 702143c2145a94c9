import * as z from 'zod';
import type { Vocabulary } from '#fields/vocabulary.ts';
import type { AnswerShape } from '#pbx/json/answers.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import { type SettingRow, settingColumns } from '#pbx/json/setting-rows.ts';
import { asContainer, type Container } from '#wire/values.ts';

/** How the registration of a trunk at its provider is written to the value of one setting row, and read back. */
export interface RegistrationFormat {
  /** The table of the setting rows. */
  readonly table: 'staticsip' | 'staticiax';
  /** The configuration file that the setting rows name. */
  readonly filename: string;
  /** The columns of the setting row that are numbers in views. */
  readonly numbers: readonly (keyof SettingRow)[];
  /** The fields of a registration in a body. */
  readonly names: Readonly<Record<string, Vocabulary>>;
  /** Returns the text to store for the `register` part of a body. Throws `BadRequest`. */
  write(register: Container): string;
  /** Splits a stored text into its parts, as in views; all are `''` if the text is empty or malformed. */
  read(stored: string): JsonRecord;
  /** The same for the lists of trunks. */
  readForList(stored: string): JsonRecord;
  /** The schemas of the parts. */
  readonly answers: () => AnswerShape;
}

/** The `register` part of a body; `undefined` unless it is a non-empty object or list. */
export function sentRegistration(register: unknown): Container | undefined {
  const fields = asContainer(register);
  return fields !== undefined && Object.keys(fields).length > 0 ? fields : undefined;
}

/** A registration as JSON: its parts, then the setting row. */
export function registrationJson(format: RegistrationFormat, row: SettingRow): JsonRecord {
  return { ...format.read(row.var_val ?? ''), ...recordJson(row, { int: format.numbers, bool: ['commented'] }) };
}

/** The schemas of `registrationJson`. */
export function registrationColumns({ answers, numbers }: RegistrationFormat): AnswerShape {
  const setting = settingColumns(numbers.length > 0 ? 'numbers' : 'strings');
  return { ...answers(), ...setting, var_val: z.string().describe('the registration as Asterisk reads it') };
}

/** The setting row to store for the `register` part of a body. Throws `BadRequest`. */
export function registrationRow(format: RegistrationFormat, register: Container) {
  return {
    filename: format.filename,
    category: 'general',
    var_name: 'register',
    var_val: format.write(register),
    commented: 0,
  };
}

/** Decodes form-encoded text: `+` is a space, `%XX` a byte of UTF-8. */
export function formDecoded(text: string): string {
  const bytes = Buffer.from(text.replaceAll('+', ' '));
  const plain = bytes.toString('latin1').replace(/%([\da-f]{2})/gi, (_whole, code: string) => byteOf(code));
  return Buffer.from(plain, 'latin1').toString('utf8');
}

function byteOf(code: string): string {
  return String.fromCharCode(Number.parseInt(code, 16));
}
