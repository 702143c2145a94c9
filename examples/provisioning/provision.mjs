import { Outage, Refused } from './pbx.mjs';

const context = 'default';

/**
 * Makes the PBX have these people, with a SIP line, a mailbox if they have a PIN, and their groups. What is there already stays as it
 * is. Calls `report` with a line for each thing that was added or could not be, and returns how many there are of each. A dry run
 * sends no request that changes anything. Throws `Outage` if the PBX fails; what was added until then stays, and the next run goes on.
 */
export async function provision(pbx, people, { dryRun = false, report = () => {} } = {}) {
  const run = { pbx, dryRun, report, counts: { added: 0, present: 0, failed: 0 } };
  for (const person of people) await step(run, person.employee, () => ensureUser(run, person));
  for (const group of new Set(people.flatMap(({ groups }) => groups))) {
    const members = people.filter(({ groups }) => groups.includes(group));
    await step(run, `group ${group}`, () => ensureGroup(run, group, members));
  }
  return run.counts;
}

/** One step of a run: it returns what it adds, or nothing. A refusal is reported, and the run goes on. */
async function step({ report, counts }, subject, ensure) {
  try {
    const added = await ensure();
    counts[added === undefined ? 'present' : 'added'] += 1;
    if (added !== undefined) report(`${subject}: ${added}`);
  } catch (error) {
    if (error instanceof Outage) throw new Outage(`${subject}: ${error.message}`, { cause: error });
    if (!(error instanceof Refused)) throw error;
    counts.failed += 1;
    report(`${subject}: not possible, ${error.message}`);
  }
}

async function ensureUser({ pbx, dryRun }, person) {
  const user = await pbx.findUser(person.employee);
  if (user !== undefined) {
    checkUser(user, person);
    return undefined;
  }
  // The PBX answers a number that is taken or outside its ranges with an empty 400. Ask before, to know why.
  if (!(await pbx.isFree(person.number, context)))
    throw new Refused(`${person.number} is not a free number of context ${context}`);
  if (!dryRun) await pbx.addUser(userBody(person), async () => (await pbx.findUser(person.employee)) !== undefined);
  return `${fullName(person)} with number ${person.number}${person.pin === '' ? '' : ' and a mailbox'}`;
}

/** Throws if a user is not as in the file. An edit of a user deletes function keys and memberships, so it is left to people. */
function checkUser({ userfeatures, linefeatures }, person) {
  const numbers = (linefeatures || []).map(({ number }) => number);
  const { fullname } = userfeatures;
  if (fullname !== fullName(person)) throw new Refused(`on the PBX the name is ${fullname}; change one of the two`);
  if (!numbers.includes(person.number))
    throw new Refused(`on the PBX the number is ${numbers.join(', ') || 'missing'}`);
}

function userBody({ employee, firstname, lastname, number, pin }) {
  return {
    // A mailbox takes its language from the user, and is refused without one.
    userfeatures: {
      firstname,
      lastname,
      userfield: employee,
      entityid: 1,
      language: 'en_US',
      enablehint: true,
      enablexfer: true,
    },
    linefeatures: { protocol: ['sip'], context: [context], number: [number] },
    ...(pin !== '' && { voicemail: { fullname: fullName({ firstname, lastname }), mailbox: number, password: pin } }),
  };
}

async function ensureGroup({ pbx, dryRun }, name, people) {
  const users = (await Promise.all(people.map(({ employee }) => pbx.findUser(employee)))).filter(Boolean);
  const wanted = users.map(({ userfeatures }) => userfeatures.id);
  const group = await pbx.findGroup(name);
  const present = group === undefined ? [] : (group.user || []).map(({ userid }) => userid);
  const missing = wanted.filter((id) => !present.includes(id));
  // In a dry run the people that the run would add have no id yet.
  const count = dryRun ? people.length - wanted.length + missing.length : missing.length;
  if (group !== undefined && count === 0) return undefined;
  if (!dryRun) await saveGroup(pbx, name, { group, members: [...present, ...missing] });
  return `${group === undefined ? 'new, ' : ''}${count} more ${count === 1 ? 'member' : 'members'}`;
}

async function saveGroup(pbx, name, { group, members }) {
  if (group === undefined) {
    await pbx.addGroup({ groupfeatures: { name, context, timeout: '0' }, queue: {}, user: members });
    return;
  }
  // An edit replaces the group: what is not sent is removed. Views list members and rights as records, edits take their ids.
  const { id, rightcall, ...rest } = group;
  const rights = (rightcall || []).map(({ rightcallid }) => rightcallid);
  await pbx.editGroup(id, { ...rest, rightcall: rights, user: members });
}

function fullName({ firstname, lastname }) {
  return `${firstname} ${lastname}`.trim();
}
