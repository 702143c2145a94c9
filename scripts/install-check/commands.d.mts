export const commands: Readonly<Record<string, string>>;
export function argumentsOf(command: string, source?: string): string[];
