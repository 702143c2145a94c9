/** The targets of the links and images of a Markdown text, in their order; what looks like one inside code is not. */
export function linksOf(markdown: string): readonly string[] {
  const text = withoutCode(markdown);
  const inline = [...text.matchAll(/\]\(\s*<?([^)<>\s]*)>?(?:\s+"[^"]*")?\s*\)/g)];
  const references = [...text.matchAll(/^ {0,3}\[[^\]]+\]:\s*<?(\S+?)>?(?:\s+"[^"]*")?$/gm)];
  const autolinks = [...text.matchAll(/<(https?:\/\/[^>\s]+)>/g)];
  const tags = [...text.matchAll(/<(?:a|img)\b[^>]*\b(?:href|src)="([^"]*)"/g)];
  const matches = [...inline, ...references, ...autolinks, ...tags].sort((one, other) => one.index - other.index);
  return matches.map(([, target = '']) => target);
}

/** The names by which links lead into a Markdown text, made of its headings as GitHub makes them, and those of its `<a id>`. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const lines = withoutBlocks(markdown).split('\n');
  const anchors = new Set<string>();
  for (const line of lines) {
    const [, heading] = /^ {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$/.exec(line) ?? [];
    if (heading !== undefined) anchors.add(unused(slugOf(heading), anchors));
    for (const [, id = ''] of line.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)) anchors.add(id);
  }
  return anchors;
}

function slugOf(heading: string): string {
  const text = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/<[^>]+>/g, '');
  const plain = text.replace(
    /`[^`]*`|(?<!\w)_+([^_]+)_+(?!\w)/g,
    (match, emphasized: string | undefined) => emphasized ?? match,
  );
  return plain
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** A repeated heading gets a number. */
function unused(slug: string, anchors: ReadonlySet<string>): string {
  let [name, number] = [slug, 0];
  while (anchors.has(name)) name = `${slug}-${++number}`;
  return name;
}

function withoutCode(markdown: string): string {
  return withoutBlocks(markdown).replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
}

/** Without fenced blocks of code and comments. */
function withoutBlocks(markdown: string): string {
  const withoutFences = markdown.replace(
    /^([ >]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^[ >]*\2[`~]*[ \t]*$|$(?![\s\S]))/gm,
    '',
  );
  return withoutFences.replace(/<!--[\s\S]*?-->/g, '');
}
