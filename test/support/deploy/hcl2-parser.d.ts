declare module 'hcl2-parser' {
  /** The blocks of a document by type and name, and the first error or `null`. */
  const parser: { parseToObject(text: string): [unknown, unknown] };
  export default parser;
}
