import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import type { CodeCache } from './code-cache.ts';

/** A script of the build: the function that a CommonJS module is wrapped in. */
type Wrapper = (exports: object, module: Module, load: (name: string) => unknown, file: string) => void;

interface Module {
  exports: unknown;
}

/** A script that has been loaded. */
interface Loaded {
  readonly exported: unknown;
  readonly text: Buffer;
  readonly script: Script;
}

/** The scripts of the build, which load each other by names such as `./yaml.cjs`, with the code that V8 compiled in an earlier process. */
export class Scripts {
  readonly #folder: string;
  readonly #cache: CodeCache;
  readonly #require: NodeJS.Require;
  readonly #loaded = new Map<string, Loaded>();

  constructor(folder: string, cache: CodeCache) {
    this.#folder = folder;
    this.#cache = cache;
    this.#require = createRequire(join(folder, 'program.cjs'));
  }

  /** Runs a script unless it has run before, and returns its exports. */
  load(name: string): unknown {
    const loaded = this.#loaded.get(name) ?? this.#run(name);
    this.#loaded.set(name, loaded);
    return loaded.exported;
  }

  #run(name: string): Loaded {
    const file = join(this.#folder, name);
    const text = readFileSync(file);
    const cachedData = this.#cache.read(text);
    // The build writes ASCII only.
    const script = new Script(text.toString('latin1'), { filename: file, ...(cachedData && { cachedData }) });
    const wrapper: Wrapper = script.runInThisContext();
    const exports = {};
    const module: Module = { exports };
    wrapper(exports, module, (path) => (path.startsWith('./') ? this.load(path.slice(2)) : this.#require(path)), file);
    return { exported: module.exports, text, script };
  }

  /** Saves the code of the scripts that V8 had to compile, with all functions that have been called so far. */
  saveCode(): void {
    for (const { script, text } of this.#loaded.values())
      if (script.cachedDataRejected !== false) this.#cache.write(text, script.createCachedData());
  }
}
