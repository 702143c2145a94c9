/** What `releaseProblems` looks at. */
export interface ReleaseState {
  readonly manifest: {
    readonly version: string;
    readonly private?: boolean | undefined;
    readonly repository?: { readonly type?: string | undefined; readonly url?: string | undefined } | undefined;
    readonly homepage?: string;
    readonly bugs?: string | { readonly url?: string };
    readonly publishConfig?: { readonly access?: string; readonly provenance?: boolean };
  };
  readonly lock: {
    readonly version?: string;
    readonly packages?: Readonly<Record<string, { readonly version?: string }>>;
  };
  readonly pyproject: string;
  readonly changelog: string;
  readonly changes: readonly string[];
  readonly tags: { readonly here: readonly string[]; readonly all: readonly string[] };
  readonly trigger?: string | undefined;
}

/** Where the project is: the web address of its sources and the name of its image. */
export interface Address {
  readonly source: string;
  readonly image: string;
}

export function releaseProblems(state: ReleaseState): string[];
export function pythonVersion(version: string): string | undefined;
export function openQuestions(state: Pick<ReleaseState, 'manifest' | 'changelog'>): string[];
export function addressOf(manifest: Pick<ReleaseState['manifest'], 'repository'>): Address | undefined;
