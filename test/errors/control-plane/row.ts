/** A request below `/__admin/`, its body, the status and the detail of the problem. */
export type Row = readonly [request: string, body: string | null, status: number, detail: string];

export const add = 'xivo/configuration/manage/entity:add';

/** Nested lists. */
export const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
