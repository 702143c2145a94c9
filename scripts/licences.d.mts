import type { Metafile } from 'esbuild';

interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** The SPDX expression of its package.json. */
  readonly license?: string | undefined;
  readonly author?: string | undefined;
  readonly folder: string;
}

/** The packages of which esbuild has bundled a file, from its metafiles, sorted by name and version. */
export function bundledPackages(metafiles: readonly Pick<Metafile, 'outputs'>[]): readonly BundledPackage[];

/** The text with the licence of each of the packages. Throws an `Error` that names a package without any. */
export function licenceText(packages: readonly BundledPackage[]): string;

/** The texts of the files, one after the other. */
export function joinedFiles(folder: string, names: readonly string[]): string;
