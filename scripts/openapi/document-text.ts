/** Returns the text of a description as it is committed. */
export function documentText(document: object): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
