/** Request below `/__admin/`, body, status and what the problem says. */
export type Row = readonly [request: string, body: string | null, status: number, detail: string];

export const add = 'xivo/configuration/manage/entity:add';

/** Lists in lists. */
export const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
