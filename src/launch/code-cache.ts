import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeFolders } from './code-folders.ts';

/** What compiled code depends on besides its text, as in `process`. */
interface Engine {
  readonly version: string;
  readonly arch: string;
  readonly execArgv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Files to keep in the user's folder: a few scripts for a few versions. */
const maxFiles = 16;

const suffix = '.bin';
const digestLength = 32;

/**
 * Compiled code in files, by the text that it was compiled from and the Node that compiled it. A file holds the SHA-256 digest of the
 * code and the code. Whatever is wrong with a file or a folder means that the code is compiled again, never that a start fails.
 */
export class CodeCache {
  readonly #folders: CodeFolders | undefined;
  readonly #engine: string;

  /** Without folders, nothing is read or written. */
  constructor(folders: CodeFolders | undefined, { version, arch, execArgv, env }: Engine) {
    this.#folders = folders;
    // V8 refuses code that was compiled with other flags.
    this.#engine = [version, arch, ...execArgv, env['NODE_OPTIONS']].join('\n');
  }

  /** The compiled code of a script; `undefined` if there is none. */
  read(text: Buffer): Buffer | undefined {
    if (this.#folders === undefined) return undefined;
    const { bundled, own } = this.#folders;
    const name = this.#nameFor(text);
    return readCode(join(bundled, name)) ?? (own === undefined ? undefined : readCode(join(own, name)));
  }

  /** Saves the compiled code of a script in the user's folder, if there is one that can be written. */
  write(text: Buffer, code: Buffer): void {
    if (this.#folders?.own === undefined) return;
    const folder = this.#folders.own;
    const file = join(folder, this.#nameFor(text));
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      // Other processes read the complete file or none.
      const temporary = `${file}.${process.pid}`;
      writeFileSync(temporary, Buffer.concat([digestOf(code), code]), { mode: 0o600 });
      renameSync(temporary, file);
      removeOldest(folder);
    } catch {
      // The next start tries again.
    }
  }

  #nameFor(text: Buffer): string {
    const digest = createHash('sha256').update(this.#engine).update(text).digest('hex');
    return `${digest}${suffix}`;
  }
}

function readCode(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const code = bytes.subarray(digestLength);
    return digestOf(code).equals(bytes.subarray(0, digestLength)) ? code : undefined;
  } catch {
    return undefined;
  }
}

function digestOf(code: Buffer): Buffer {
  return createHash('sha256').update(code).digest();
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder).filter((name) => name.includes(suffix));
  const ages = files.map((name) => ({ file: join(folder, name), time: statSync(join(folder, name)).mtimeMs }));
  const oldest = ages.toSorted((one, other) => other.time - one.time).slice(maxFiles);
  for (const { file } of oldest) rmSync(file, { force: true });
}
