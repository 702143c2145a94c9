import { truth } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';

/** The settings of the CTI server; empty if the table has no row. */
type Settings = Partial<Rows['ctimain']>;

/** The addresses, TLS files and limits of the CTI server, and its connection to Asterisk. */
export function serverSections(store: Store): {
  readonly main: Json;
  readonly certfile: string;
  readonly keyfile: string;
  readonly ipbx: Json;
} {
  const row: Settings = store.first('ctimain', {}, 'id') ?? {};
  return {
    main: mainOf(row),
    certfile: row.tlscertfile ?? '',
    keyfile: row.tlsprivkeyfile ?? '',
    ipbx: {
      ipbx_connection: {
        ipaddress: row.ami_ip ?? '',
        ipport: row.ami_port ?? null,
        loginname: row.ami_login ?? '',
        password: row.ami_password ?? '',
      },
    },
  };
}

function mainOf(row: Settings): Json {
  const listener = (name: 'announce' | 'cti' | 'ctis' | 'info' | 'webi') => {
    const [ip, port] = [`${name}_ip`, `${name}_port`] as const;
    return [row[ip] ?? null, row[port] ?? null, truth(row, `${name}_active`)];
  };
  return {
    commandset: row.commandset ?? null,
    incoming_tcp: { CTI: listener('cti'), CTIS: listener('ctis'), WEBI: listener('webi'), INFO: listener('info') },
    incoming_udp: { ANNOUNCE: listener('announce') },
    sockettimeout: row.socket_timeout ?? null,
    logintimeout: row.login_timeout ?? null,
    context_separation: truth(row, 'context_separation'),
    live_reload_conf: truth(row, 'live_reload_conf'),
  };
}
