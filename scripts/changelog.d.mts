export interface Section {
  readonly date: string | undefined;
  readonly text: string;
}

export function sectionOf(changelog: string, version: string): Section | undefined;
export function releaseNotes(changelog: string, version: string, source?: string): string;
export function withAbsoluteLinks(text: string, base: string): string;
