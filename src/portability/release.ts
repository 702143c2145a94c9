import * as z from 'zod';

/** The releases whose changes are known. */
const [first, last] = ['13.01', '19.05'] as const;

/** What a message says of a release. */
export const releaseForm = `a release from ${first} to ${last}, such as 16.05`;

/** A release of XiVO after 12.24: `16.05`, year and number of the release in it. */
export const releaseSchema = z
  .string()
  .regex(/^\d\d\.\d\d$/)
  .refine((release) => isUpTo(first, release) && isUpTo(release, last));

/** A release of XiVO. */
export type Release = string;

/** True if the release is the other one or an earlier one; they are compared as texts, because all have the same form. */
export function isUpTo(release: Release, other: Release): boolean {
  return release <= other;
}
