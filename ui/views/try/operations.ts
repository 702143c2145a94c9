/** An operation of a web service, as `GET /__admin/operations` lists it. */
export interface Operation {
  /** Such as `ipbx/pbx_settings/users:add`. */
  readonly operation: string;
  /** Path and query. */
  readonly url: string;
  readonly section: string;
}

/** The operations of a web service. */
export interface OperationGroup {
  readonly section: string;
  readonly operations: readonly Operation[];
}

/** Returns the operations whose name has every word of a text, by section, in their order. */
export function groupedOperations(operations: readonly Operation[], text: string): readonly OperationGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, Operation[]>();
  for (const each of operations) {
    const name = each.operation.toLowerCase();
    if (!words.every((word) => name.includes(word))) continue;
    groups.set(each.section, [...(groups.get(each.section) ?? []), each]);
  }
  return [...groups].map(([section, operations]) => ({ section, operations }));
}

/** Returns the act of an operation, such as `add`. */
export function actOf(operation: string): string {
  return operation.slice(operation.lastIndexOf(':') + 1);
}
