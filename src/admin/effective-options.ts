/** The effective value of an option and where it came from; secrets come masked. */
export type EffectiveOptions = Readonly<Record<string, { readonly value: unknown; readonly origin: string }>>;
