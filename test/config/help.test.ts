import { expect, test } from 'vitest';
import { optionsHelp, optionsTable } from '#config/help.ts';
import { optionsOf } from '#config/option.ts';
import { clientOptions, startOptions } from '#config/options.ts';

const options = optionsOf(startOptions);

test('every key of the table is an option with three names', () => {
  expect(options.map(({ key }) => key)).toEqual(Object.keys(startOptions.shape));
  expect(options.find(({ key }) => key === 'httpsPort')).toMatchObject({
    flag: '--https-port',
    variable: 'XIVO_MOCK_HTTPS_PORT',
    default: 8443,
  });
});

test('the help has one line for each option', () => {
  const lines = optionsHelp(options).split('\n');
  expect(lines).toHaveLength(options.length);
  expect(lines.find((line) => line.includes('--no-https'))).toMatch(
    /^ {2}--no-https +do not serve HTTPS .*XIVO_MOCK_HTTPS/,
  );
});

test('the Markdown table has one row for each option', () => {
  const rows = optionsTable(options).split('\n');
  expect(rows).toHaveLength(options.length + 2);
  expect(rows).toContain(
    '| `--https-port` | `XIVO_MOCK_HTTPS_PORT` | `httpsPort` | port | `8443` | HTTPS port; 0 picks a free one |',
  );
});

test('a source in which an option cannot be set is empty in the table', () => {
  expect(optionsTable(optionsOf(clientOptions))).toContain('| `--json` |  |  | boolean |');
});
