export function strayFiles(names: readonly string[]): string[];
