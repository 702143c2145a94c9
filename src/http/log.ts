/** A structured log: each line has members and a message. */
export interface Log {
  debug(members: object, message: string): void;
  info(members: object, message: string): void;
  error(members: object, message: string): void;
}
