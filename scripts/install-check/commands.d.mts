export const commands: Readonly<Record<string, string>>;
export const yarnApproval: { readonly dependenciesMeta: Readonly<Record<string, { readonly built: boolean }>> };
export function argumentsOf(command: string, source?: string): string[];
