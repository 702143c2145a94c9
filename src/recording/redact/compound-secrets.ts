/** How the parts of a text are replaced. */
interface Parts {
  readonly secret: (text: string) => string;
  readonly number: (text: string) => string;
  readonly text: (text: string) => string;
}

/** `[transport://]user[:password[:login]]@host…`, as a registration with a provider is stored (trunk_management.md). */
const registration = /^(\w{1,10}:\/\/)?([^:@]*)(?::([^:@]*))?(?::([^@]*))?@(.*)$/s;

/** Replaces the password in a registration, and the other parts as texts; a text of another form is secret as a whole. */
export function redactRegistration(text: string, { secret, text: plain }: Parts): string {
  const [, transport = '', user = '', password, login, host] = registration.exec(text) ?? [];
  if (host === undefined) return secret(text);
  const hidden = password === undefined ? '' : `:${secret(password)}`;
  const shown = login === undefined ? '' : `:${plain(login)}`;
  return `${transport}${plain(user)}${hidden}${shown}@${plain(host)}`;
}

/** Replaces the PINs of a stored conference room, `number[,pin[,administrator's pin]]`, and its number as one. */
export function redactRoom(text: string, { secret, number }: Parts): string {
  const [room = '', ...pins] = text.split(',');
  return [number(room), ...pins.map((pin) => (pin === '' ? pin : secret(pin)))].join(',');
}
