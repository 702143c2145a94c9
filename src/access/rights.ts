/**
 * True if the rights grant access to a section (core.md 5.3): it must be in the tree of rights, and it, one of its
 * ancestors or `*` must be granted.
 *
 * @param isKnown returns true if a section is in the tree of rights.
 */
export function hasRight(rights: readonly string[], section: string, isKnown: (section: string) => boolean): boolean {
  return isKnown(section) && rights.some((right) => covers(right, section));
}

function covers(right: string, section: string): boolean {
  return right === '*' || right === section || section.startsWith(`${right}/`);
}
