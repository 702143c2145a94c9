/** The effective value of each option and its source; secrets are masked. */
export type EffectiveOptions = Readonly<Record<string, { readonly value: unknown; readonly origin: string }>>;
