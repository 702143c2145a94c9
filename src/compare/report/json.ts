import { type CompareResult, type FoundDifference, totalsOf } from './result.ts';

/**
 * Returns the report as JSON: `same`, `differs` and `skipped` in all, and for each operation with its first difference. `accepted` and
 * `unused` are there if accepted differences were given, `failures` if there were any.
 */
export function jsonReport(result: CompareResult): unknown {
  const { accepts, failures, unused } = result;
  const { same, differs, accepted, skipped } = totalsOf(result);
  return {
    same,
    differs,
    skipped,
    ...(accepts && { accepted, unused }),
    ...(failures.length > 0 && { failures }),
    operations: result.operations.map((each) => ({
      operation: each.operation,
      same: each.same,
      differs: each.differs,
      ...(accepts && { accepted: each.accepted }),
      ...(each.first !== undefined && { first: firstJson(each.first) }),
    })),
  };
}

function firstJson({ sequence, exchange, at, recorded, found, since }: FoundDifference) {
  return { sequence, exchange, at, recorded, found, ...(since !== undefined && { since }) };
}
