import { plainContextName } from '#fields/checks.ts';
import { optional, required } from '#fields/field.ts';
import { dialled, language, line, lines, within } from '#fields/text.ts';

/** The record of an agent. */
export const agentFields = {
  numgroup: required(within(1, 63)),
  firstname: optional(line(128), ''),
  lastname: optional(line(128), ''),
  number: required(dialled(40)),
  passwd: optional(dialled(40), ''),
  context: required({ check: plainContextName }),
  language: optional(language, ''),
  autologoff: required(within(0, 60, 5)),
  description: optional(lines(1000), ''),
};
