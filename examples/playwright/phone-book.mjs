// A phone book of the company as a web page: `XIVO_URL=… node phone-book.mjs` serves it on port 3000.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const page = readFileSync(new URL('phone-book.html', import.meta.url));

/** The people with a number whose name or number contains the text. */
async function findPeople({ url, login, password }, search) {
  const query = new URLSearchParams({ act: 'list' });
  const headers = { authorization: `Basic ${btoa(`${login}:${password}`)}` };
  const response = await fetch(`${url}/service/ipbx/json.php/restricted/pbx_settings/lines/?${query}`, { headers });
  if (!response.ok) throw new Error(`the PBX answers ${response.status}`);
  const lines = response.status === 204 ? [] : await response.json();
  return lines
    .filter(({ number, iduserfeatures }) => number !== '' && iduserfeatures !== 0)
    .map(({ number, useridentity }) => ({ number, name: useridentity.trim() }))
    .filter(({ number, name }) => `${name} ${number}`.toLowerCase().includes(search.toLowerCase()))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** The server of the page, for the PBX at a URL. The account of the PBX stays on the server. */
export function createPhoneBook(access) {
  return createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    if (pathname !== '/people') return response.setHeader('content-type', 'text/html').end(page);
    try {
      const people = await findPeople(access, searchParams.get('search') ?? '');
      response.setHeader('content-type', 'application/json').end(JSON.stringify(people));
    } catch (error) {
      response.writeHead(502).end(error.message);
    }
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { XIVO_URL: url, XIVO_LOGIN: login = 'admin', XIVO_PASSWORD: password = 'proformatique' } = process.env;
  createPhoneBook({ url, login, password }).listen(3000, () => console.log('http://localhost:3000'));
}
