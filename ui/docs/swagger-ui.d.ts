/** The parts of Swagger UI that the page uses. */
declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  type Description = import('./servers.ts').Description;
  type UpdateSpec = (description: Description) => unknown;

  interface Options {
    readonly dom_id: string;
    readonly urls: readonly { readonly url: string; readonly name: string }[];
    readonly presets: readonly unknown[];
    readonly plugins: readonly {
      readonly components: { Logo(): null };
      readonly statePlugins: {
        readonly spec: { readonly wrapActions: { updateJsonSpec(original: UpdateSpec): UpdateSpec } };
      };
    }[];
    readonly layout: string;
    readonly deepLinking: boolean;
    readonly displayRequestDuration: boolean;
    readonly docExpansion: 'none';
    readonly validatorUrl: null;
    readonly persistAuthorization: boolean;
  }

  const SwaggerUI: { (options: Options): unknown; readonly presets: { readonly apis: unknown } };
  export default SwaggerUI;
}

declare module 'swagger-ui-dist/swagger-ui-standalone-preset.js' {
  const StandalonePreset: unknown;
  export default StandalonePreset;
}

declare module 'swagger-ui-dist/swagger-ui.css' {}
