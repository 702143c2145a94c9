/** Rows of a table that are written when somebody looks at it, because most who start a mock never do. */
export interface Postponed<Store> {
  readonly table: string;
  write(store: Store): void;
}

/** Whether an SQL statement has to do with the table. */
export function concerns({ table }: Postponed<unknown>, sql: string): boolean {
  return new RegExp(`\\b${table}\\b`).test(sql);
}
