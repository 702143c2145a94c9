/** The description of the document. */
export const introduction = `XiVO publishes no machine-readable description of its web services. This one is generated from the
declarations of xivo-mock, which imitates a server of 2012, and is meant for use with a real server as well.

- **Acts.** The query parameter \`act\` selects what a resource does; OpenAPI paths cannot hold it. Here each act has a path of its own,
  \`…/users/list\`, and the required parameter \`act\` with its only value. The server, a real one too, ignores what follows the resource.
- **Methods.** The server does not check the method. Acts with a body are described as POST, all others as GET, deletion included.
- **Bodies.** The server ignores unknown fields, so the schemas allow them. It reads texts, numbers and booleans alike where it expects a
  text, and removes markup; the schemas say what a client should send. Lengths are in bytes of UTF-8, which JSON Schema counts as
  characters. \`null\` and an empty text count as left out where a field is optional.
- **Dialects.** The mock has two: \`documented\` follows the published page, \`recorded\` a real server with its quirks. Where they differ,
  the description names the dialect.
- **Empty answers.** An empty list answers 204. A body that is not described is empty.
`;
