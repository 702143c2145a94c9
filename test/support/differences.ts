import { dirname, join, normalize } from 'node:path';
import { type Node, parseSync, type TSTypeAnnotation, Visitor } from 'oxc-parser';

/** The differences between the dialects in the source, each as `file name`, and how they are used. */
export interface Differences {
  readonly declared: readonly string[];
  readonly listed: readonly string[];
  readonly read: readonly string[];
}

/** True if a property or constant of this name lists differences; `defineResource` lists `served`. */
const isList = (name: string) => name === 'served' || /^(?:d|\w+D)ifferences$/.test(name);

/** Returns the differences in files, which are texts by path below `src`. */
export function differencesIn(files: ReadonlyMap<string, string>): Differences {
  const trees = [...files].map(([file, text]) => {
    const { program, module } = parseSync(file, text);
    return { file, program, module };
  });
  const types = ['Difference', ...trees.flatMap(({ program }) => aliasesIn(program.body))];
  const declared = new Set(
    trees.flatMap(({ file, program }) => constantsIn(program.body, types).map((name) => `${file} ${name}`)),
  );
  const [listed, read] = [new Set<string>(), new Set<string>()];
  for (const { file, program, module } of trees) {
    const imported = new Map(
      module.staticImports.flatMap(({ moduleRequest, entries }) =>
        entries.map(({ importName, localName }) => {
          return [localName.value, `${pathOf(file, moduleRequest.value)} ${importName.name}`] as const;
        }),
      ),
    );
    for (const { name, list } of usesIn(program)) {
      const key = imported.get(name) ?? `${file} ${name}`;
      if (list !== undefined) listed.add(key);
      if (list === undefined || list === 'served') read.add(key);
    }
  }
  const among = (keys: ReadonlySet<string>) => [...declared].filter((key) => keys.has(key));
  return { declared: [...declared], listed: among(listed), read: among(read) };
}

function pathOf(file: string, request: string): string {
  return request.startsWith('#') ? request.slice(1) : normalize(join(dirname(file), request));
}

/** Returns the names of types that are a `Difference`. */
function aliasesIn(statements: readonly Node[]): readonly string[] {
  return statements.map(undecorated).flatMap((statement) => {
    const isAlias = statement.type === 'TSTypeAliasDeclaration' && typeName(statement) === 'Difference';
    return isAlias ? [statement.id.name] : [];
  });
}

/** Returns the names of constants of one of the types. */
function constantsIn(statements: readonly Node[], types: readonly string[]): readonly string[] {
  return statements.map(undecorated).flatMap((statement) => {
    if (statement.type !== 'VariableDeclaration') return [];
    return statement.declarations.flatMap(({ id }) => {
      const isDifference = id.type === 'Identifier' && types.includes(typeName(id.typeAnnotation ?? undefined) ?? '');
      return isDifference ? [id.name] : [];
    });
  });
}

/** Returns a statement without its `export`. */
function undecorated(statement: Node): Node {
  return statement.type === 'ExportNamedDeclaration' ? (statement.declaration ?? statement) : statement;
}

function typeName(annotation: Pick<TSTypeAnnotation, 'typeAnnotation'> | undefined): string | undefined {
  const type = annotation?.typeAnnotation;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : undefined;
}

interface Use {
  readonly name: string;
  /** The list that contains it. */
  readonly list: string | undefined;
}

/** Returns the uses of names as values, without declarations, imports, exports and property names. */
function usesIn(program: ReturnType<typeof parseSync>['program']): readonly Use[] {
  const uses: Use[] = [];
  const passedOver = new Set<Node>();
  const open: string[] = [];
  const enter = (key: Node) => {
    if (key.type === 'Identifier' && isList(key.name)) open.push(key.name);
  };
  const leave = (key: Node) => {
    if (key.type === 'Identifier' && isList(key.name)) open.pop();
  };
  new Visitor({
    ImportDeclaration: ({ specifiers }) => {
      for (const { local } of specifiers) passedOver.add(local);
      for (const specifier of specifiers) if (specifier.type === 'ImportSpecifier') passedOver.add(specifier.imported);
    },
    VariableDeclarator: ({ id }) => {
      passedOver.add(id);
      enter(id);
    },
    'VariableDeclarator:exit': ({ id }) => leave(id),
    Property: ({ key }) => {
      passedOver.add(key);
      enter(key);
    },
    'Property:exit': ({ key }) => leave(key),
    MemberExpression: (member) => {
      if (!member.computed) passedOver.add(member.property);
    },
    Identifier: (identifier) => {
      if (!passedOver.has(identifier)) uses.push({ name: identifier.name, list: open.at(-1) });
    },
  }).visit(program);
  return uses;
}
