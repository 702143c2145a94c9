/** Names that only a service link has, whatever its value. */
const linkNames = [
  // Kubernetes, for a service XIVO-MOCK or XIVO-MOCK-…: its address and its ports, by number and by name.
  /^XIVO_MOCK_(?:\w+_)?SERVICE_(?:HOST|PORT|PORT_\w+)$/,
  // Kubernetes and `docker --link`: each port with its protocol, address and number.
  /^XIVO_MOCK_(?:\w+_)?PORT_\d+_(?:\d+_)?(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR|START|PORT_START|END|PORT_END))?$/,
  // `docker --link`: the environment of the linked container.
  /^XIVO_MOCK_(?:\w+_)?ENV_\w+$/,
];

/** `XIVO_MOCK_PORT=tcp://10.0.0.1:8080`: a link has an address where a setting has a number. */
const address = /^(?:tcp|udp|sctp):\/\//;

/** `XIVO_MOCK_NAME=/app/xivo-mock`: which container is linked. */
const linkedContainer = /^\/[^/]+\/[^/]+$/;

/**
 * Whether Kubernetes or `docker --link` has set this variable: for a service called `xivo-mock` they set variables that begin
 * as those of the mock do.
 */
export function isServiceLink(name: string, value: string | undefined = ''): boolean {
  if (linkNames.some((link) => link.test(name))) return true;
  if (/^XIVO_MOCK_(?:\w+_)?PORT$/.test(name)) return address.test(value);
  return /^XIVO_MOCK_(?:\w+_)?NAME$/.test(name) && linkedContainer.test(value);
}
