import type { ActBody, ActDescription, Parameter, Words } from '#core/act-description.ts';
import { type Mode, type Nouns, nounsOf } from '#core/request.ts';
import { type Act, operationOf, type Resource, sectionOf } from '#core/resource.ts';
import { type AnswerSchemas, answerSchema } from './answers.ts';
import { bodySchema } from './bodies.ts';
import { responseRef } from './components.ts';
import { exampleAnswers, examples } from './examples.ts';
import { sentence } from './json-schema.ts';
import { readFieldsOf } from './read-fields.ts';
import { ruleSchema } from './rules.ts';
import { meaningsOf } from './statuses.ts';

/** An operation of the document, and the schemas that it adds to the components. */
export interface Operation {
  readonly path: string;
  readonly method: 'get' | 'post';
  readonly operation: object;
  readonly schemas: Readonly<Record<string, object>>;
}

/** What an operation is made from. */
interface Source {
  readonly resource: Resource;
  readonly name: string;
  readonly act: Act;
}

/** Returns the operations of a resource, one for each act. */
export function operationsOf(resource: Resource): readonly Operation[] {
  return Object.entries(resource.acts).map(([name, act]) => operation({ resource, name, act }));
}

/** Returns the mode in which an act does what it is for. */
export function modeOf({ modes = ['restricted'] }: Resource, { description }: Act): Mode {
  const [mode = 'restricted'] = description.modes ?? modes;
  return mode;
}

/** True if the resource has a single act, which no parameter selects. */
function ignoresAct({ acts }: Resource): boolean {
  return Object.keys(acts).length === 1;
}

/** The segment after the resource names the act for readers; the server ignores it (core.md 1.3). */
function pathOf({ resource, name, act }: Source): string {
  const path = `/${resource.base}/json.php/${modeOf(resource, act)}/${resource.path}`;
  return ignoresAct(resource) ? path : `${path}/${name}`;
}

function operation(source: Source): Operation {
  const { resource, name, act } = source;
  const { description } = act;
  const operationId = operationOf(resource, name);
  const isPost = description.body !== undefined || description.csvColumns !== undefined;
  const schemas = schemasOf(source);
  return {
    path: pathOf(source),
    method: isPost ? 'post' : 'get',
    operation: {
      operationId,
      summary: wordsOf(description.summary, nounsOf(resource)),
      description: detailsOf(source),
      tags: [sectionOf(resource)],
      security: modeOf(resource, act) === 'private' ? [] : [{ basic: [] }],
      parameters: parametersOf(source),
      ...(isPost && { requestBody: requestBodyOf(description, operationId, schemas) }),
      responses: responsesOf(source, schemas),
    },
    schemas,
  };
}

const bodyName = (operationId: string) => `${operationId.replace(/[/:]/g, '.')}.body`;
const answerName = (operationId: string) => `${operationId.replace(/[/:]/g, '.')}.answer`;
const schemaRef = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function schemasOf({ resource, name, act }: Source): Operation['schemas'] {
  const operationId = operationOf(resource, name);
  const { body } = act.description;
  const answer = resource.answers?.[name];
  return {
    ...(body !== undefined && { [bodyName(operationId)]: bodySchema(body) }),
    ...(answer !== undefined && namedSchemas(answerName(operationId), answerSchema(answer))),
  };
}

function namedSchemas(name: string, { schema, named }: AnswerSchemas): Operation['schemas'] {
  return { ...named, [name]: schema };
}

function wordsOf(words: Words, nouns: Nouns): string {
  return typeof words === 'string' ? words : words(nouns);
}

function detailsOf({ resource, name, act }: Source): string {
  const { details, body } = act.description;
  const texts = [
    details,
    body?.isMerged && 'The body is merged over the stored object: what it lacks keeps its value.',
    name === resource.fallback && !ignoresAct(resource) && 'A request without a known `act` runs it, too.',
    modeOf(resource, act) === 'private'
      ? 'Only for programs on the server itself, without credentials.'
      : `Needs the right \`${sectionOf(resource)}\`.`,
  ];
  return texts.filter(Boolean).join(' ');
}

function parametersOf({ resource, name, act }: Source): readonly object[] {
  const nouns = nounsOf(resource);
  return [
    ...(ignoresAct(resource) ? [] : [actParameter(name)]),
    ...(act.description.parameters ?? []).map((parameter) => parameterOf(parameter, nouns)),
    ...(takesSum(resource, name) ? [{ $ref: '#/components/parameters/sum' }] : []),
  ];
}

function actParameter(name: string): object {
  const schema = { type: 'string', const: name, default: name };
  return { name: 'act', in: 'query', required: true, description: 'What the resource does.', schema };
}

function parameterOf({ name, words, rule = {}, isRequired }: Parameter, nouns: Nouns): object {
  const { type, pattern, ...schema } = ruleSchema(rule);
  const [first] = Array.isArray(type) ? type : [];
  const isNumber = first === 'integer' || first === 'number';
  return {
    name,
    in: 'query',
    ...(isRequired && { required: true }),
    description: sentence(wordsOf(words, nouns)),
    schema: {
      ...(typeof first === 'string' && { type: first }),
      ...schema,
      ...(pattern !== undefined && !isNumber && { pattern }),
    },
  };
}

function takesSum({ honoursSum, answers }: Resource, name: string): boolean {
  return honoursSum !== false && answers?.[name] !== undefined;
}

function requestBodyOf(
  { body, csvColumns = [] }: ActDescription,
  operationId: string,
  schemas: Operation['schemas'],
): object {
  if (body === undefined) {
    const columns = csvColumns.map((column) => `\`${column}\``).join(', ');
    const description = `CSV with \`|\` between the columns. The first line names them: ${columns}.`;
    return { required: true, description, content: { 'text/csv': { schema: { type: 'string' } } } };
  }
  const name = bodyName(operationId);
  const example = exampleOf(operationId, body);
  return {
    required: body.mayBeMissing !== true,
    content: {
      'application/json': {
        schema: schemas[name] === undefined ? {} : schemaRef(name),
        ...(example !== undefined && { example }),
      },
    },
  };
}

/** The example without the fields that the server ignores, as the page has some. */
function exampleOf(operationId: string, { reads }: ActBody): object | undefined {
  const body = examples.get(operationId)?.body;
  const vocabulary = typeof reads === 'object' && 'documented' in reads ? reads.documented : reads;
  return body && readFieldsOf(body, vocabulary);
}

function responsesOf(source: Source, schemas: Operation['schemas']): Readonly<Record<string, object>> {
  const { resource, name, act } = source;
  const { body, csvColumns, statuses } = act.description;
  const isPrivate = modeOf(resource, act) === 'private';
  const own = [...meaningsOf(statuses, nounsOf(resource))].map(([code, { description, isText }]) => {
    const type = isText ? 'text/html' : 'application/json';
    const content = code === 200 ? answerContent(operationOf(resource, name), schemas, type) : undefined;
    const text = isText ? { [type]: { schema: { type: 'string' } } } : undefined;
    return [String(code), { description, ...((content ?? text) && { content: content ?? text }) }] as const;
  });
  const succeeds = own.some(([code]) => code.startsWith('2'));
  return {
    ...(!succeeds && { default: { description: 'No other status is answered.' } }),
    ...(takesSum(resource, name) && { 304: responseRef('NotModified') }),
    ...(isPrivate ? { 403: responseRef('NotLocal') } : { 401: responseRef('Unauthorized') }),
    ...(!isPrivate && { 403: responseRef('Forbidden') }),
    ...((body ?? csvColumns) !== undefined && { 413: responseRef('TooLarge') }),
    ...Object.fromEntries(own),
  };
}

function answerContent(operationId: string, schemas: Operation['schemas'], type: string): object | undefined {
  const name = answerName(operationId);
  if (schemas[name] === undefined) return undefined;
  const example = exampleAnswers.get(operationId);
  return { [type]: { schema: schemaRef(name), ...(example !== undefined && { example }) } };
}
