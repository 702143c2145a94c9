/** Returns the request with `dryRun`; a text that is not the JSON of an object as it is, so that the mock says what is wrong. */
export function dryRunOf(text: string): unknown {
  try {
    const request: unknown = JSON.parse(text);
    const isObject = typeof request === 'object' && request !== null && !Array.isArray(request);
    return isObject ? { ...request, dryRun: true } : text;
  } catch {
    return text;
  }
}
