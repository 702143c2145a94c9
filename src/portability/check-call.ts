import { matchesGlob } from '#text/glob.ts';
import { type LaterChange, laterChanges } from './later-changes.ts';
import type { PortableCall } from './portable-call.ts';
import { isUpTo, type Release } from './release.ts';

/** What a later release does with a call that passes here. */
export type PortabilityNote = Pick<LaterChange, 'since' | 'effect' | 'what'>;

/** Returns what the release does otherwise with a call, oldest change first; empty if nothing is known. */
export function portabilityOf(call: PortableCall, release: Release): readonly PortabilityNote[] {
  return laterChanges.filter((change) => isUpTo(change.since, release) && isShownBy(call, change)).map(noteOf);
}

function isShownBy(call: PortableCall, { operations, status, appliesTo = () => true }: LaterChange): boolean {
  const isStatus = status === undefined ? call.status < 400 : call.status === status;
  return isStatus && operations.some((glob) => matchesGlob(glob, call.operation)) && appliesTo(call);
}

function noteOf({ since, effect, what }: LaterChange): PortabilityNote {
  return { since, effect, what };
}

/** Returns a note as a text: `refused since 14.08: the service is gone`. */
export function portabilityText({ since, effect, what }: PortabilityNote): string {
  return `${effect} since ${since}: ${what}`;
}
