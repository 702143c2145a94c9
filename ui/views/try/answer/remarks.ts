import type { PbxAnswer } from '../request/send.ts';

/** Returns why the PBX refused a request, from the journal; from the header if the journal has dropped it. */
export function reasonText({ entry, headers }: PbxAnswer): string | undefined {
  if (entry?.reason !== undefined) return entry.reason.message;
  if (entry?.note !== undefined) return entry.note;
  return headers.find(([name]) => name.toLowerCase() === 'x-mock-reason')?.[1];
}

/** Returns the fields that the PBX ignored, each with the name that was probably meant. */
export function ignoredTexts({ entry }: PbxAnswer): readonly string[] {
  return (entry?.ignored ?? []).map(({ field, near }) =>
    near === undefined ? field : `${field}; did you mean ${near}?`,
  );
}

/** Returns what the PBX said about fields of the request, by path. */
export function marksOf(answer: PbxAnswer | undefined): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  for (const { field, near } of answer?.entry?.ignored ?? []) {
    marks.set(field, `the PBX ignores this field${near === undefined ? '' : `; did you mean ${near}?`}`);
  }
  const reason = answer?.entry?.reason;
  if (reason?.field !== undefined) marks.set(reason.field, reason.message);
  return marks;
}
