import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** Validates values against the schemas of an OpenAPI document. */
export class DocumentValidator {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });

  constructor(document: object) {
    formats.default(this.#ajv);
    this.#ajv.addSchema(document, 'document');
  }

  /** Returns what is wrong with a value, by the schema at a path in the document such as `['components', 'schemas', 'Problem']`. */
  problems(value: unknown, path: readonly string[]): readonly string[] {
    const pointer = path.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`);
    const validate = this.#ajv.compile({ $ref: `document#${pointer.join('')}` });
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }
}
