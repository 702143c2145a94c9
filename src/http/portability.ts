import { type PortabilityNote, portabilityOf } from '#portability/check-call.ts';
import type { Release } from '#portability/release.ts';
import { decodeBody } from '#wire/body.ts';
import type { Answer } from './answer.ts';
import type { RequestContext } from './context.ts';

/**
 * Returns what the release does otherwise with a request that was answered; `undefined` if nothing is known, or if a fault rule
 * answered it.
 */
export function portabilityNotes(
  context: RequestContext,
  { status }: Answer,
  release: Release,
): readonly PortabilityNote[] | undefined {
  if (!context.isRouted || context.fault !== undefined) return undefined;
  const { operation, query } = context;
  const call = { operation, status, parameter: (name: string) => query.text(name), body: decodeBody(context.body) };
  const notes = portabilityOf(call, release);
  return notes.length === 0 ? undefined : notes;
}
