import { join } from 'node:path';
import ts from '@typescript/typescript6';
import { packageRoot } from '#paths.ts';
import { exportedNames, sourceFiles } from '../../../scripts/exported-names.mjs';

/** The code of an `@example` block. */
export interface DocExample {
  /** The file and line of the block: `src/core/acts.ts:40`. */
  readonly place: string;
  readonly code: string;
}

interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** Names that examples use without declaring them. */
const prelude = `
import type { XivoMockClient } from '#client/client.ts';
import type { XivoMock } from '#index.ts';
import type { JsonRecord } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { required } from '#fields/field.ts';
import { plainName } from '#fields/text.ts';
import type { Vocabulary } from '#fields/vocabulary.ts';

const columns = { name: required(plainName) };

declare global {
  const mock: XivoMock;
  const admin: XivoMockClient;
  const store: Store;
  const fields: typeof columns;
  const sipNames: Vocabulary;
  const anyProtocolNames: Vocabulary;
  function entityJson(row: Rows['entity']): JsonRecord;
}
`;

/** Returns the `@example` blocks in the doc comments of a file. */
export function examplesIn({ path, text }: SourceText): readonly DocExample[] {
  return [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap(({ 0: comment, index }) =>
    [...comment.matchAll(/@example\n([\s\S]*?)(?=\n\s*\* @|\n\s*\*\/)/g)].map((match) => ({
      place: `${path}:${text.slice(0, index + match.index).split('\n').length}`,
      code: (match[1] ?? '').replace(/^\s*\* ?/gm, ''),
    })),
  );
}

/** Type-checks examples, each as a module that imports the exported names it uses. Returns each error with its place. */
export function typeErrorsIn(examples: readonly DocExample[]): readonly string[] {
  const pathsByName = new Map(
    exportedNames(sourceFiles()).flatMap(({ path, names }) => names.map((name): [string, string] => [name, path])),
  );
  const modules = new Map<string, DocExample>();
  const texts = new Map([[join(packageRoot, 'src/doc-prelude.ts'), prelude]]);
  for (const [index, example] of examples.entries()) {
    const file = join(packageRoot, `src/doc-example-${index}.ts`);
    modules.set(file, example);
    texts.set(file, `${importsFor(example.code, pathsByName)} export {};\n${example.code}\n`);
  }
  const program = ts.createProgram([...texts.keys()], compilerOptions(), hostWith(texts));
  return [...texts.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    const errors = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return errors.map(
      ({ messageText }) => `${modules.get(file)?.place ?? file}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
}

/** Imports, on one line, of the exported names that the code uses but does not declare. */
function importsFor(code: string, pathsByName: ReadonlyMap<string, string>): string {
  const words = new Set([...code.matchAll(/(?<![\w'"`/]|(?<!\.)\.)[A-Za-z]\w*/g)].map(([word]) => word));
  const declared = new Set([...code.matchAll(/\b(?:const|import) (?:\{ )?(\w+)/g)].map((match) => match[1]));
  const imports = [...words].flatMap((name) => {
    const path = pathsByName.get(name);
    return path === undefined || declared.has(name) ? [] : [`import { ${name} } from '#${path.slice('src/'.length)}';`];
  });
  return /\bz\./.test(code) ? ["import * as z from 'zod';", ...imports].join(' ') : imports.join(' ');
}

function compilerOptions(): ts.CompilerOptions {
  const file = join(packageRoot, 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(file, ts.sys.readFile).config,
    ts.sys,
    packageRoot,
  );
  return {
    ...options,
    allowUnusedLabels: true,
    isolatedModules: false,
    noUnusedLocals: false,
    verbatimModuleSyntax: false,
    paths: {
      'xivo-mock': ['./src/index.ts'],
      'xivo-mock/node-test': ['./src/testing/node-test.ts'],
      'xivo-mock/playwright': ['./src/testing/playwright.ts'],
      'xivo-mock/testcontainers': ['./src/testing/testcontainers.ts'],
      'xivo-mock/vitest': ['./src/testing/vitest.ts'],
    },
  };
}

function hostWith(texts: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(compilerOptions());
  return {
    ...host,
    fileExists: (file) => texts.has(file) || host.fileExists(file),
    readFile: (file) => texts.get(file) ?? host.readFile(file),
    getSourceFile: (file, options, ...rest) => {
      const text = texts.get(file);
      return text === undefined
        ? host.getSourceFile(file, options, ...rest)
        : ts.createSourceFile(file, text, options, true);
    },
  };
}
