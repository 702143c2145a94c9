/** What `releaseProblems` looks at. */
export interface ReleaseState {
  readonly manifest: {
    readonly version: string;
    readonly private?: boolean;
    readonly repository?: { readonly type?: string; readonly url?: string };
    readonly homepage?: string;
    readonly bugs?: string | { readonly url?: string };
  };
  readonly changelog: string;
  readonly changes: readonly string[];
  readonly tags: { readonly here: readonly string[]; readonly all: readonly string[] };
}

export function releaseProblems(state: ReleaseState): string[];
