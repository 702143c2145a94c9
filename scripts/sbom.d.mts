/** A component of a bill of materials in CycloneDX's JSON. */
interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly properties?: readonly { readonly name?: string }[];
}

/** A bill of materials, as far as it is read here. */
interface Bill {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  readonly [member: string]: unknown;
}

export const bundledInPages: readonly string[];

export function shippedIn(bill: Bill): Bill;
