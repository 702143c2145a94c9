import type { Dialect } from '#dialect.ts';
import type { Mode } from './request.ts';
import { type Base, operationOf, type Resource, sectionOf } from './resource.ts';

/** Sections of the tree of rights without a resource in mode `restricted` (core.md 5.1). */
const sectionsWithoutResource = [
  'service/ipbx/queuelogger/configuration',
  'service/ipbx/general_settings/outboundmwi',
  'service/ipbx/pbx_settings/extension',
];

/** The resources of a server in one dialect: looks them up by base and path, and knows the tree of rights. */
export class Registry {
  readonly resources: readonly Resource[];
  readonly #routes = new Map<string, Resource>();
  readonly #sections: ReadonlySet<string>;

  constructor(resources: readonly Resource[], dialect: Dialect) {
    this.resources = resources.filter(({ served }) => served === undefined || served[dialect].value);
    for (const resource of this.resources) {
      this.#routes.set(routeKey(resource.base, resource.path), resource);
      for (const alias of resource.aliases ?? []) {
        if (alias.served[dialect].value) this.#routes.set(routeKey(resource.base, alias.path), resource);
      }
    }
    const leaves = [
      ...this.resources.filter(({ grantable }) => grantable !== false).map(sectionOf),
      ...sectionsWithoutResource,
    ];
    this.#sections = new Set(leaves.flatMap(withAncestors));
  }

  /** Returns the resource at `path` (`manage/entity`) below `base`, or `undefined` if none is routed there in the mode. */
  find(base: Base, path: string, mode: Mode): Resource | undefined {
    const resource = this.#routes.get(routeKey(base, path));
    return resource?.modes === undefined || resource.modes.includes(mode) ? resource : undefined;
  }

  /** The URL paths that are routed in the mode: `/xivo/configuration/json.php/restricted/manage/entity`. */
  paths(mode: Mode): readonly string[] {
    return [...this.#routes].flatMap(([key, { modes, base }]) => {
      const isRouted = modes === undefined || modes.includes(mode);
      return isRouted ? [`/${base}/json.php/${mode}/${key.slice(base.length + 1)}`] : [];
    });
  }

  /** All nodes of the tree of rights: the sections of the resources and their ancestors. */
  get sections(): readonly string[] {
    return [...this.#sections];
  }

  /** The operations of all acts: `ipbx/pbx_settings/users:add`. */
  get operations(): readonly string[] {
    return this.resources.flatMap((resource) => Object.keys(resource.acts).map((act) => operationOf(resource, act)));
  }

  /** True if the section is a node of the tree of rights (core.md 5.3). */
  isSection(section: string): boolean {
    return this.#sections.has(section);
  }
}

function routeKey(base: Base, path: string): string {
  return `${base} ${path}`;
}

function withAncestors(section: string): string[] {
  const parts = section.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
