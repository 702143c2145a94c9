const empty = 'The body is empty.';

/** The parameters that many operations share. */
export const parameters = {
  sum: {
    name: 'sum',
    in: 'query',
    description: 'The MD5 of the JSON of an earlier answer; if it is still the same, the answer is 304.',
    schema: { type: 'string', pattern: '^[0-9a-f]{32}$' },
  },
} as const;

/** The answers that many operations share: those of access and of the HTTP server. */
export const responses = {
  NotModified: { description: `The JSON of the answer has the MD5 in \`sum\`. ${empty}` },
  Unauthorized: {
    description: `The request has no credentials of an account, and its address is not that of one. ${empty}`,
    headers: {
      'WWW-Authenticate': { description: 'The challenge.', schema: { const: 'Basic realm="Access Restricted"' } },
    },
  },
  Forbidden: { description: `The account lacks the right to the resource. ${empty}` },
  NotLocal: { description: `The request does not come from the server itself. ${empty}` },
  TooLarge: {
    description: 'The body is larger than 20 MiB. The HTTP server answers a page of its own.',
    content: { 'text/html': { schema: { type: 'string' } } },
  },
} as const;

/** Returns a reference to a shared answer. */
export function responseRef(name: keyof typeof responses): { readonly $ref: string } {
  return { $ref: `#/components/responses/${name}` };
}

/** How callers identify themselves. */
export const securitySchemes = {
  basic: {
    type: 'http',
    scheme: 'basic',
    description:
      'The login and password of a web-services account. A caller whose address is that of an account needs none.',
  },
} as const;
