import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const userColumns = `firstname, lastname, voicemailid, agentid, entityid, callerid, ringseconds, simultcalls, enableclient,
  loginclient, passwdclient, language, userfield, description, bsfilter, timezone, mobilephonenumber, preprocess_subroutine,
  outcallerid, rightcallcode, musiconhold, commented`;

/** The SQL of adding and deleting a user, as two bare transactions. */
export function userTransactions(root: string): { add(name: string): number; remove(id: number): void } {
  const database = new Database(':memory:');
  database.exec(readFileSync(join(root, 'schema.sql'), 'utf8'));
  const insert = database.prepare(`INSERT INTO userfeatures (${userColumns})
    VALUES ('Ada', ?, NULL, NULL, 1, '"Ada"', 30, 5, 0, '', '', 'fr_FR', '', '', 'no', '', '', '', 'default', '', '', 0)`);
  const byText = [
    `DELETE FROM dialaction WHERE category = 'user' AND categoryval = ?`,
    `DELETE FROM rightcallmember WHERE type = 'user' AND typeval = ?`,
  ].map((sql) => database.prepare(sql));
  const keys = database.prepare('DELETE FROM phonefunckey WHERE iduserfeatures = ?');
  const schedule = database.prepare(`DELETE FROM schedule_path WHERE path = 'user' AND pathid = ?`);
  const lines = database.prepare('SELECT * FROM linefeatures WHERE iduserfeatures = ? AND internal = 0 ORDER BY id');
  const remove = [
    'DELETE FROM userfeatures WHERE id = ?',
    'DELETE FROM userqueueskill WHERE userid = ?',
    `DELETE FROM queuemember WHERE usertype = 'user' AND userid = ? AND category = 'group'`,
  ].map((sql) => database.prepare(sql));
  const filter = database.prepare(`DELETE FROM callfiltermember WHERE type = 'user' AND typeval = ?`);
  const unlink = database.prepare(`UPDATE dialaction SET linked = 0 WHERE action = 'user' AND actionarg1 = ?`);
  const add = database.transaction((name: string) => {
    const id = Number(insert.run(name).lastInsertRowid);
    for (const statement of byText) statement.run(String(id));
    keys.run(id);
    schedule.run(id);
    return id;
  });
  const removeUser = database.transaction((id: number) => {
    lines.all(id);
    for (const statement of remove) statement.run(id);
    for (const statement of byText) statement.run(String(id));
    keys.run(id);
    filter.run(String(id));
    unlink.run(String(id));
  });
  return { add, remove: removeUser };
}
