import type { Vocabulary } from '#fields/vocabulary.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import type { SettingRow } from '#pbx/json/setting-rows.ts';
import { asContainer, type Container } from '#wire/values.ts';

/** How a trunk's registration at its provider is written in the one text of a setting row, and read back. */
export interface RegistrationFormat {
  /** Table of the setting rows. */
  readonly table: 'staticsip' | 'staticiax';
  readonly filename: string;
  /** Columns of the setting row that a view shows as numbers. */
  readonly numbers: readonly (keyof SettingRow)[];
  /** What is read of a registration in a body. */
  readonly names: Readonly<Record<string, Vocabulary>>;
  /** The text to store for what a body asks; throws `BadRequest`. */
  write(register: Container): string;
  /** The parts of a stored text, every part `''` when there is none. */
  read(stored: string): JsonRecord;
  /** The parts as lists of trunks show them. */
  readForList(stored: string): JsonRecord;
}

/** What a body says of the registration; anything but an object with members says nothing. */
export function sentRegistration(register: unknown): Container | undefined {
  const fields = asContainer(register);
  return fields !== undefined && Object.keys(fields).length > 0 ? fields : undefined;
}

/** A registration as views show it: its parts, then the setting row. */
export function registrationJson(format: RegistrationFormat, row: SettingRow): JsonRecord {
  return { ...format.read(row.var_val ?? ''), ...recordJson(row, { int: format.numbers, bool: ['commented'] }) };
}

/** The setting row of a registration, as it is stored. */
export function registrationRow(format: RegistrationFormat, register: Container) {
  return {
    filename: format.filename,
    category: 'general',
    var_name: 'register',
    var_val: format.write(register),
    commented: 0,
  };
}

/** A text of a form: `+` is a blank, `%XX` a byte. */
export function formDecoded(text: string): string {
  const bytes = Buffer.from(text.replaceAll('+', ' '));
  const plain = bytes.toString('latin1').replace(/%([\da-f]{2})/gi, (_whole, code: string) => byteOf(code));
  return Buffer.from(plain, 'latin1').toString('utf8');
}

function byteOf(code: string): string {
  return String.fromCharCode(Number.parseInt(code, 16));
}
