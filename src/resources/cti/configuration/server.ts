import { type Row, text, truth } from '#store/row.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';

/** Where the CTI server listens, whom it believes, and the telephone engine and database that it uses. */
export function addresses(store: Store): {
  readonly main: Json;
  readonly certfile: string;
  readonly keyfile: string;
  readonly ipbx: Json;
} {
  const row: Row = store.first('ctimain', {}, 'id') ?? {};
  return {
    main: mainOf(row),
    certfile: text(row, 'tlscertfile'),
    keyfile: text(row, 'tlsprivkeyfile'),
    ipbx: {
      ipbx_connection: {
        ipaddress: text(row, 'ami_ip'),
        ipport: row['ami_port'] ?? null,
        loginname: text(row, 'ami_login'),
        password: text(row, 'ami_password'),
      },
    },
  };
}

function mainOf(row: Row): Json {
  const place = (name: string) => [
    row[`${name}_ip`] ?? null,
    row[`${name}_port`] ?? null,
    truth(row, `${name}_active`),
  ];
  return {
    commandset: row['commandset'] ?? null,
    incoming_tcp: { CTI: place('cti'), CTIS: place('ctis'), WEBI: place('webi'), INFO: place('info') },
    incoming_udp: { ANNOUNCE: place('announce') },
    sockettimeout: row['socket_timeout'] ?? null,
    logintimeout: row['login_timeout'] ?? null,
    context_separation: truth(row, 'context_separation'),
    live_reload_conf: truth(row, 'live_reload_conf'),
  };
}
