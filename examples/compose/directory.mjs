// The service under test: GET /NUMBER answers with the name of the person. It is what telephones ask for the names of callers.
import { createServer } from 'node:http';

const { XIVO_URL, XIVO_LOGIN = 'admin', XIVO_PASSWORD = 'proformatique', PORT = '3000' } = process.env;
const headers = { authorization: `Basic ${btoa(`${XIVO_LOGIN}:${XIVO_PASSWORD}`)}` };

async function nameOf(number) {
  const query = new URLSearchParams({ act: 'search', search: number });
  const response = await fetch(`${XIVO_URL}/service/ipbx/json.php/restricted/pbx_settings/lines/?${query}`, {
    headers,
  });
  if (!response.ok) throw new Error(`the PBX answers ${response.status}`);
  const lines = response.status === 204 ? [] : await response.json();
  return lines.find((line) => line.number === number)?.useridentity.trim();
}

const server = createServer(async ({ url }, response) => {
  if (url === '/ready') return response.end();
  try {
    const name = await nameOf(url.slice(1));
    response.writeHead(name === undefined ? 404 : 200).end(name);
  } catch (error) {
    response.writeHead(502).end(error.message);
  }
});

server.listen(Number(PORT));
process.once('SIGTERM', () => server.close());
