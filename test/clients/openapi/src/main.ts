import { xivoClient } from './client.js';
import { useLines } from './lines.js';
import { useQueues } from './queues.js';
import { useUsers } from './users.js';

declare const process: { readonly argv: readonly string[]; readonly stdout: { write(text: string): void } };

const xivo = xivoClient(process.argv[2] ?? '', 'admin:proformatique');
const statuses = { users: await useUsers(xivo), lines: await useLines(xivo), queues: await useQueues(xivo) };
process.stdout.write(JSON.stringify(statuses));
