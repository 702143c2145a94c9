const header = 'employee,firstname,lastname,number,pin,groups';

/**
 * Reads the people of a CSV file: `{ employee, firstname, lastname, number, pin, groups }`. Without a `pin` a person has no mailbox.
 * Throws an `Error` with one line for each row that cannot be used, so that a file is either provisioned completely or not at all.
 */
export function parsePeople(text) {
  const [first, ...rows] = text.trimEnd().split(/\r?\n/);
  if (first !== header) throw new Error(`line 1 must be ${header}`);
  const people = rows.map(parsePerson);
  const problems = rows.flatMap((row, index) =>
    problemsOf(row, people[index]).map((text) => `line ${index + 2} ${text}`),
  );
  for (const key of ['employee', 'number']) problems.push(...repeated(people, key));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return people;
}

function parsePerson(row) {
  const [employee = '', firstname = '', lastname = '', number = '', pin = '', groups = ''] = row.split(',');
  return { employee, firstname, lastname, number, pin, groups: groups.split(' ').filter(Boolean) };
}

function problemsOf(row, { employee, firstname, number, pin, groups }) {
  if (row.includes('"') || row.split(',').length !== 6) return ['must have six cells without quotes'];
  return [
    ...(employee === '' ? ['has no employee number'] : []),
    ...(firstname === '' ? ['has no first name'] : []),
    ...(/^\d+$/.test(number) ? [] : [`has the number "${number}"; use digits`]),
    ...(/^\d*$/.test(pin) ? [] : ['has a PIN that is not digits']),
    ...groups
      .filter((name) => !/^[a-z0-9_.-]+$/.test(name))
      .map((name) => `has the group "${name}"; use a-z 0-9 _ . -`),
  ];
}

function repeated(people, key) {
  const values = people.map((person) => person[key]);
  const again = new Set(values.filter((value, index) => values.indexOf(value) < index));
  return [...again].map((value) => `${key} ${value} is in several rows`);
}
