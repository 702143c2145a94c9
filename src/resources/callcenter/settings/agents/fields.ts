import { plainContextName } from '#fields/checks.ts';
import { optional, required } from '#fields/field.ts';
import { dialDigits, language, multiLine, singleLine, within } from '#fields/text.ts';

/** The fields of `agentfeatures`. */
export const agentFields = {
  numgroup: required(within(1, 63)),
  firstname: optional(singleLine(128), ''),
  lastname: optional(singleLine(128), ''),
  number: required(dialDigits(40)),
  passwd: optional(dialDigits(40), ''),
  context: required({ check: plainContextName }),
  language: optional(language, ''),
  autologoff: required(within(0, 60, 5)),
  description: optional(multiLine(1000), ''),
};
