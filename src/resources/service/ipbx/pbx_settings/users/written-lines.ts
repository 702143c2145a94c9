import type { ActRequest } from '#core/request.ts';
import { BadRequest, OperationFailed } from '#errors.ts';
import { changeUsersLine, createLine, deleteLine, linesOf } from '#pbx/lines/lines.ts';
import type { Rows } from '#store/schema/rows.ts';
import { inUsersWords, type UserLine } from './lines.ts';

/** What became of the lines of a request. */
export interface WrittenLines {
  /** The id of the first posted line, if it was written. */
  readonly first?: number | undefined;
  /** Why a line was refused, the first of them if there are several. */
  readonly refusal?: BadRequest | undefined;
}

/** Writes all lines, those behind a refused one too; of a refused new line nothing stays (pbx_settings-lines-users.md 3.9). */
export function writeUserLines(request: ActRequest, lines: readonly UserLine[]): WrittenLines {
  const results = lines.map((line) => refusalOr(() => writeLine(request, line)));
  const [first] = results;
  return {
    ...(typeof first === 'number' && { first }),
    refusal: results.find((result) => result instanceof BadRequest),
  };
}

/**
 * Deletes the lines of the user that are not among those of the request, then writes these; a line with a mailbox stays, and then
 * none is written.
 */
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

/** Makes the line or changes it; gives its id. */
function writeLine(request: ActRequest, line: UserLine): number {
  const { existing, draft } = line;
  return inUsersWords(line, () => {
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
