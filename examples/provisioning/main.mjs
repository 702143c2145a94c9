#!/usr/bin/env node
// Provisions people from a CSV file: `node main.mjs [--dry-run] people.csv`. The PBX is XIVO_URL, its account XIVO_LOGIN and
// XIVO_PASSWORD. Exits with 0 if the PBX is as the file says, 1 if some of it is not possible, 2 if the call or the file is wrong,
// and 3 if the PBX failed: run it again then.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Outage, Pbx } from './pbx.mjs';
import { parsePeople } from './people.mjs';
import { provision } from './provision.mjs';

function readArguments() {
  const options = { 'dry-run': { type: 'boolean', default: false } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const { XIVO_URL: url, XIVO_LOGIN: login = 'admin', XIVO_PASSWORD: password = 'proformatique' } = process.env;
  if (url === undefined) throw new Error('set XIVO_URL to the URL of the PBX');
  if (positionals.length !== 1) throw new Error('name one CSV file');
  return {
    pbx: new Pbx(url, { login, password }),
    people: parsePeople(readFileSync(positionals[0], 'utf8')),
    dryRun: values['dry-run'],
  };
}

async function main() {
  const { pbx, people, dryRun } = readArguments();
  const { added, present, failed } = await provision(pbx, people, { dryRun, report: console.log });
  console.log(`${dryRun ? 'dry run: ' : ''}${added} added, ${present} present, ${failed} not possible`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main().catch((error) => {
  console.error(error.message);
  return error instanceof Outage ? 3 : 2;
});
