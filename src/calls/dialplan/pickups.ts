import type { Store } from '#store/store.ts';

/** The sets of users that a row of `pickupmember` stands for: a user, or the members of a group or queue. */
const usersOfMembers = `SELECT p.pickupid, p.category, p.memberid AS userid FROM pickupmember p WHERE p.membertype = 'user'
  UNION SELECT p.pickupid, p.category, m.userid FROM pickupmember p
    JOIN groupfeatures g ON p.membertype = 'group' AND g.id = p.memberid
    JOIN queuemember m ON m.queue_name = g.name AND m.category = 'group' AND m.usertype = 'user'
  UNION SELECT p.pickupid, p.category, m.userid FROM pickupmember p
    JOIN queuefeatures q ON p.membertype = 'queue' AND q.id = p.memberid
    JOIN queuemember m ON m.queue_name = q.name AND m.category = 'queue' AND m.usertype = 'user'`;

/** True if a pickup group lets a user pick up the calls of another: one is in its `pickup` part, the other in its `member` part. */
export function mayPickUp(store: Store, picker: number, rung: number): boolean {
  const sql = `WITH users AS (${usersOfMembers})
    SELECT 1 AS allowed FROM pickup g
    JOIN users one ON one.pickupid = g.id AND one.category = 'pickup' AND one.userid = ?
    JOIN users other ON other.pickupid = g.id AND other.category = 'member' AND other.userid = ?
    WHERE g.commented = 0 LIMIT 1`;
  return store.query({ allowed: 'number' }, sql, picker, rung).length > 0;
}
