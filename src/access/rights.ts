/**
 * Whether granted paths open a section: it must be known, and granted itself or by an ancestor; `*` grants
 * every known section (core.md 5.3).
 */
export function hasRight(rights: readonly string[], section: string, isKnown: (section: string) => boolean): boolean {
  return isKnown(section) && rights.some((right) => covers(right, section));
}

function covers(right: string, section: string): boolean {
  return right === '*' || right === section || section.startsWith(`${right}/`);
}
