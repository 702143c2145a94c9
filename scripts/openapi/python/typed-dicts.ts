import * as z from 'zod';

/** A JSON Schema, as far as the descriptions of answers use it. */
interface AnswerSchema {
  readonly $ref?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly description?: string | undefined;
  readonly items?: AnswerSchema | undefined;
  readonly properties?: Readonly<Record<string, AnswerSchema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly additionalProperties?: boolean | AnswerSchema | undefined;
  readonly anyOf?: readonly AnswerSchema[] | undefined;
  readonly oneOf?: readonly AnswerSchema[] | undefined;
}

const answerSchema: z.ZodType<AnswerSchema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    description: z.string().optional(),
    items: answerSchema.optional(),
    properties: z.record(z.string(), answerSchema).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([z.boolean(), answerSchema]).optional(),
    anyOf: z.array(answerSchema).optional(),
    oneOf: z.array(answerSchema).optional(),
  }),
);

/** Definitions in Python by name. A definition comes after those that it needs. */
type Definitions = Map<string, string>;

/** Returns the definitions of the named schemas as Python. Objects inside of them are named after the member: `RequestAnswer`. */
export function typedDicts(schemas: Readonly<Record<string, unknown>>, names: readonly string[]): string {
  const definitions: Definitions = new Map();
  const parsed = new Map(names.map((name) => [name, answerSchema.parse(schemas[name])]));
  const define = (name: string): void => {
    const schema = parsed.get(name);
    if (schema === undefined || definitions.has(name)) return;
    new Module(definitions, define).add(name, schema);
  };
  for (const name of names) define(name);
  return [...definitions.values()].map((definition) => `\n\n${definition}\n`).join('');
}

/** Adds definitions to a module, and first those that they refer to. */
class Module {
  readonly #definitions: Definitions;
  readonly #define: (name: string) => void;

  constructor(definitions: Definitions, define: (name: string) => void) {
    this.#definitions = definitions;
    this.#define = define;
  }

  add(name: string, schema: AnswerSchema): void {
    const { properties, description } = schema;
    const text = properties === undefined ? `${name} = ${this.#typeOf(schema, name)}` : this.#object(name, schema);
    if (this.#definitions.has(name)) throw new Error(`two schemas are named ${name}`);
    const doc = properties === undefined && description !== undefined ? `\n"""${sentence(description)}"""` : '';
    this.#definitions.set(name, `${text}${doc}`);
  }

  #object(name: string, { properties = {}, required = [], description }: AnswerSchema): string {
    const members = Object.entries(properties).map(([key, member]) => {
      return { key, type: this.#typeOf(member, `${name}${pascal(key)}`), isRequired: required.includes(key) };
    });
    const doc = description === undefined ? '' : `    """${sentence(description)}"""`;
    const optional = members.filter(({ isRequired }) => !isRequired);
    const always = members.filter(({ isRequired }) => isRequired);
    if (optional.length === 0) return definition(name, always, { doc });
    if (always.length === 0) return definition(name, optional, { doc, isTotal: false });
    const base = definition(`_${name}`, always);
    if (optional.every(isName))
      return [base, definition(name, optional, { doc, isTotal: false, parent: `_${name}` })].join(separator);
    const options = definition(`_${name}Options`, optional, { isTotal: false });
    return [base, options, `class ${name}(_${name}, _${name}Options):\n${doc || '    pass'}`].join(separator);
  }

  #typeOf(schema: AnswerSchema, name: string): string {
    const { $ref, type, items, properties, additionalProperties, anyOf, oneOf } = schema;
    if ($ref !== undefined) return this.#reference($ref);
    const choices = anyOf ?? oneOf;
    if (choices !== undefined) return union(choices.map((each, index) => this.#typeOf(each, `${name}${index + 1}`)));
    const literals = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
    if (literals.length > 0) return `Literal[${literals.map((each) => JSON.stringify(each)).join(', ')}]`;
    if (Array.isArray(type)) return union(type.map((each) => simpleType(each)));
    if (type === 'array') return `List[${items === undefined ? 'Any' : this.#typeOf(items, name)}]`;
    if (properties !== undefined) {
      this.add(name, schema);
      return name;
    }
    if (typeof additionalProperties === 'object') return `Dict[str, ${this.#typeOf(additionalProperties, name)}]`;
    return typeof type === 'string' ? simpleType(type) : 'Any';
  }

  #reference($ref: string): string {
    const name = $ref.slice($ref.lastIndexOf('/') + 1);
    this.#define(name);
    return name;
  }
}

interface Member {
  readonly key: string;
  readonly type: string;
  readonly isRequired: boolean;
}

/** The lines between two definitions. */
const separator = '\n\n\n';

const keywords = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

function isName({ key }: Member): boolean {
  return /^[a-z]\w*$/i.test(key) && !keywords.has(key);
}

interface DefinitionOptions {
  /** The indented doc string. */
  readonly doc?: string;
  /** Whether every member is required. */
  readonly isTotal?: boolean;
  /** The class that is extended. */
  readonly parent?: string;
}

/** Returns a class, or a call if a key is not a name in Python; a call has no doc string and extends nothing. */
function definition(name: string, members: readonly Member[], options: DefinitionOptions = {}): string {
  const { doc = '', isTotal = true, parent = 'TypedDict' } = options;
  const total = isTotal ? '' : ', total=False';
  const types = members.map(({ key, type }) => `"${key}": ${type}`);
  if (!members.every(isName)) return `${name} = TypedDict("${name}", {${types.join(', ')}}${total})`;
  const lines = members.map(({ key, type }) => `    ${key}: ${type}`);
  return [`class ${name}(${parent}${total}):`, ...(doc === '' ? [] : [doc, '']), ...lines].join('\n');
}

function simpleType(type: string): string {
  const types = new Map(
    Object.entries({ string: 'str', integer: 'int', number: 'float', boolean: 'bool', null: 'None' }),
  );
  return types.get(type) ?? (type === 'object' ? 'Dict[str, Any]' : 'Any');
}

function union(types: readonly string[]): string {
  const distinct = [...new Set(types)];
  const some = distinct.filter((type) => type !== 'None');
  const alternatives = some.length === 1 ? (some[0] ?? 'Any') : `Union[${some.join(', ')}]`;
  return some.length === distinct.length ? alternatives : `Optional[${alternatives}]`;
}

function pascal(key: string): string {
  return key.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
