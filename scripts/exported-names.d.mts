interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export function exportedNames(files: readonly SourceFile[]): { path: string; names: string[] }[];
export function repeatedNames(files: readonly SourceFile[]): { name: string; paths: string[] }[];
export function sourceFiles(): SourceFile[];
