/** Signs of the grammar; everything else but blanks is part of a word. */
const token = /[ \t]*([()&|]|[<>]=?|==?|[^ \t()<>=&|]+)/y;

/** How many alternatives a rule has at most. */
const mostExpressions = 2;

/**
 * Whether an item of a skill rule follows the grammar (callcenter-configuration.md 3): one or two expressions, separated by
 * commas, over conditions on skills.
 */
export function isSkillRule(text: string): boolean {
  const expressions = text.split(',');
  return expressions.length <= mostExpressions && expressions.every(isExpression);
}

function isExpression(text: string): boolean {
  const tokens = tokensOf(text);
  return tokens !== undefined && expressionEnd(tokens, 0) === tokens.length;
}

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = [];
  token.lastIndex = 0;
  return tokens;
}
