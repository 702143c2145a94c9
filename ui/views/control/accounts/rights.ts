/** A node of the tree of rights: a section of the web services, or what several sections have in common. */
export interface RightNode {
  /** Such as `service/ipbx/pbx_settings`. */
  readonly section: string;
  /** The last part of the section. */
  readonly label: string;
  readonly children: readonly RightNode[];
}

/** Returns the tree of these sections, in their order. */
export function rightsTree(sections: readonly string[], above = ''): readonly RightNode[] {
  const below = sections.filter((section) => section.startsWith(above));
  const labels = [...new Set(below.map((section) => section.slice(above.length).split('/', 1)[0] ?? ''))];
  return labels
    .filter((label) => label !== '')
    .map((label) => ({
      section: `${above}${label}`,
      label,
      children: rightsTree(below, `${above}${label}/`),
    }));
}

/** Returns the right that grants a section: the section itself, one above it, or `*`; `undefined` if none does. */
export function grantOf(rights: readonly string[], section: string): string | undefined {
  return rights.find((right) => right === '*' || right === section || section.startsWith(`${right}/`));
}

/** Grants a section, which includes all below it, or takes its right away. */
export function withRight(rights: readonly string[], section: string, isGranted: boolean): readonly string[] {
  const others = rights.filter((right) => grantOf([section], right) === undefined);
  return isGranted ? [...others, section] : others;
}
