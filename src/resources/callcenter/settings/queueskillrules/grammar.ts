/** Operators, parentheses, and skills with an optional comparison. Spaces only separate tokens. */
const tokens = /[()&|]|([^ \t()<>=&|]+)(?:[ \t]*(?:[<>]=?|==?)[ \t]*(\d+)(?![^ \t()<>=&|]))?|[^ \t]/g;

/**
 * True if an item of a skill rule follows the grammar of callcenter-configuration.md 3: one or two expressions over the weights of
 * skills, separated by a comma.
 */
export function isSkillRule(text: string): boolean {
  const expressions = text.split(',');
  return expressions.length <= 2 && expressions.every(isExpression);
}

/** Scans the expression once: terms and operators alternate, and parentheses are only counted. */
function isExpression(text: string): boolean {
  let depth = 0;
  let isAfterTerm = false;
  for (const token of text.match(tokens) ?? []) {
    if (token === '(' && !isAfterTerm) depth += 1;
    else if (token === ')' && depth > 0) {
      // The term before it may be missing: `()` and `(a|)` are accepted.
      depth -= 1;
      isAfterTerm = true;
    } else if (isAfterTerm ? isOperator(token) : isComparison(token)) isAfterTerm = !isAfterTerm;
    else return false;
  }
  return isAfterTerm && depth === 0;
}

const isOperator = (token: string): boolean => token === '&' || token === '|';

/** True for a skill name, which must not be all digits, alone or with a comparison. */
const isComparison = (token: string): boolean => !/^(?:[()<>=&|]|\d+(?![^ \t<>=]))/.test(token);
