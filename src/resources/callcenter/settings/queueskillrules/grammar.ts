/** A sign of the grammar, or a skill with what it is compared to; blanks only separate. */
const tokens = /[()&|]|([^ \t()<>=&|]+)(?:[ \t]*(?:[<>]=?|==?)[ \t]*(\d+)(?![^ \t()<>=&|]))?|[^ \t]/g;

/**
 * Whether an item of a skill rule follows the grammar of callcenter-configuration.md 3: one or two expressions, separated by a
 * comma, over the weights of skills.
 */
export function isSkillRule(text: string): boolean {
  const expressions = text.split(',');
  return expressions.length <= 2 && expressions.every(isExpression);
}

/** Goes through the expression once: a term, an operator, a term…; parentheses are only counted. */
function isExpression(text: string): boolean {
  let depth = 0;
  let isAfterTerm = false;
  for (const token of text.match(tokens) ?? []) {
    if (token === '(' && !isAfterTerm) depth += 1;
    else if (token === ')' && depth > 0) {
      // Terms may be missing in front of it: `()` and `(a|)` pass.
      depth -= 1;
      isAfterTerm = true;
    } else if (isAfterTerm ? isOperator(token) : isComparison(token)) isAfterTerm = !isAfterTerm;
    else return false;
  }
  return isAfterTerm && depth === 0;
}

const isOperator = (token: string): boolean => token === '&' || token === '|';

/** A skill, which is more than digits, alone or with a comparison. */
const isComparison = (token: string): boolean => !/^(?:[()<>=&|]|\d+(?![^ \t<>=]))/.test(token);
