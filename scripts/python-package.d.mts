export function publishedReadme(readme: string, version: string, source: string): string;
export function publishedProject(pyproject: string, version: string, source: string): string;
