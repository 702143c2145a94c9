/** An HTTP status, coloured by its class; 0 if the connection was broken off. */
export function StatusBadge({ status }: { readonly status: number }) {
  const kind = status === 0 ? 'broken' : `${Math.floor(status / 100)}xx`;
  return <span class={`status status-${kind}`}>{status === 0 ? 'none' : status}</span>;
}
