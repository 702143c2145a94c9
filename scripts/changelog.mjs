// Reads CHANGELOG.md, whose format is that of Keep a Changelog.

/** The section of a version: its date, which is what the heading says after the brackets, and its text. None if there is no section. */
export function sectionOf(changelog, version) {
  const parts = changelog.split(/^## /m).slice(1);
  for (const part of parts) {
    const [, name, date, text] = /^\[([^\]]+)\](?: - (\S+))?[^\n]*\n?([\s\S]*)$/.exec(part) ?? [];
    if (name === version) return { date, text };
  }
  return undefined;
}

/**
 * The text of a GitHub release: the section of the version, with links that lead to the files of its tag. `source` is the web address
 * of the sources.
 */
export function releaseNotes(changelog, version, source) {
  const text = sectionOf(changelog, version)?.text.trim() ?? '';
  if (source === undefined) return `${text}\n`;
  return `${withAbsoluteLinks(text, `${source}/blob/v${version}/`)}\n`;
}

/** Markdown whose relative links are resolved from `base`; links within the page stay. */
export function withAbsoluteLinks(text, base) {
  return text.replaceAll(/\]\((?![a-z]+:|#)([^)]+)\)/g, (_link, path) => `](${new URL(path, base).href})`);
}
