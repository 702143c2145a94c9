/** Names that only service links have, whatever the value. */
const linkNames = [
  // Kubernetes, for a service XIVO-MOCK or XIVO-MOCK-…: its address and its ports, by number and by name.
  /^XIVO_MOCK_(?:\w+_)?SERVICE_(?:HOST|PORT|PORT_\w+)$/,
  // Kubernetes and `docker --link`: each port with its protocol, address and number.
  /^XIVO_MOCK_(?:\w+_)?PORT_\d+_(?:\d+_)?(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR|START|PORT_START|END|PORT_END))?$/,
  // `docker --link`: the environment of the linked container.
  /^XIVO_MOCK_(?:\w+_)?ENV_\w+$/,
];

/** `XIVO_MOCK_PORT=tcp://10.0.0.1:8080`: a service link holds a URL, the option a number. */
const address = /^(?:tcp|udp|sctp):\/\//;

/** `XIVO_MOCK_NAME=/app/xivo-mock`: the linked container. */
const linkedContainer = /^\/[^/]+\/[^/]+$/;

/**
 * True if Kubernetes or `docker --link` set this variable: for a service named `xivo-mock` their variables have the same prefix as
 * those of the mock.
 */
export function isServiceLink(name: string, value: string | undefined = ''): boolean {
  if (linkNames.some((link) => link.test(name))) return true;
  if (/^XIVO_MOCK_(?:\w+_)?PORT$/.test(name)) return address.test(value);
  return /^XIVO_MOCK_(?:\w+_)?NAME$/.test(name) && linkedContainer.test(value);
}
