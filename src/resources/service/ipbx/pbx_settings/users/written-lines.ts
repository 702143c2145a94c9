import type { ActRequest } from '#core/request.ts';
import { BadRequest, OperationFailed } from '#errors.ts';
import { changeUsersLine, createLine, deleteLine, linesOf } from '#pbx/lines/lines.ts';
import type { Rows } from '#store/schema/rows.ts';
import { type UserLine, withBodyPaths } from './lines.ts';

/** The result of writing the lines of a body. */
export interface WrittenLines {
  /** The id of the first posted line, if it was written. */
  readonly first?: number | undefined;
  /** The first refusal of a line. */
  readonly refusal?: BadRequest | undefined;
}

/** Writes all lines, including those after a refused one; a refused new line leaves nothing behind (pbx_settings-lines-users.md 3.9). */
export function writeUserLines(request: ActRequest, lines: readonly UserLine[]): WrittenLines {
  const results = lines.map((line) => refusalOr(() => writeLine(request, line)));
  const [first] = results;
  return {
    ...(typeof first === 'number' && { first }),
    refusal: results.find((result) => result instanceof BadRequest),
  };
}

/** Deletes the other lines of the user, then writes `lines`. If a line cannot be deleted because of its mailbox, writes none. */
export function replaceLines(request: ActRequest, userId: number, lines: readonly UserLine[]): WrittenLines {
  const kept = new Set(lines.map(({ existing }) => existing?.id));
  const others = linesOf(request, userId).filter(({ id }) => !kept.has(id));
  const refusal = others
    .map((line) => refusalOr(() => deleteForUser(request, line)))
    .find((result) => result instanceof BadRequest);
  return refusal === undefined ? writeUserLines(request, lines) : { refusal };
}

function refusalOr<Result>(work: () => Result): Result | BadRequest {
  try {
    return work();
  } catch (error) {
    if (error instanceof BadRequest) return error;
    throw error;
  }
}

/** Creates or changes the line and returns its id. */
function writeLine(request: ActRequest, line: UserLine): number {
  const { existing, draft } = line;
  return withBodyPaths(line, () => {
    if (existing === undefined) return request.store.transaction(() => createLine(request, draft));
    changeUsersLine(request, existing, draft);
    return existing.id;
  });
}

function deleteForUser(request: ActRequest, line: Rows['linefeatures']): void {
  try {
    deleteLine(request, line);
  } catch (error) {
    if (error instanceof OperationFailed) throw new BadRequest({ ...error.reason, field: 'linefeatures.id' });
    throw error;
  }
}
