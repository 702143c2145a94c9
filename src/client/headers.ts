/** The headers that select a world and carry the token of the control plane. */
export function headersFor({
  world,
  token,
}: {
  readonly world?: string | undefined;
  readonly token?: string | undefined;
}) {
  return {
    ...(world !== undefined && { 'X-Mock-World': world }),
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
  };
}
