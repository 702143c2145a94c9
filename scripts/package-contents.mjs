// What the package contains; the seeds and the built files are named by pattern.
const contents = [
  /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE|schema\.sql)$/,
  /^docs\/openapi\/(?:control-plane|xivo)\.json$/,
  /^seeds\/(?:documented|empty|fresh)\/[\w-]+\.json$/,
  /^dist\/(?:main\.js|program\.cjs|licences\.txt)$/,
  /^dist\/parts\/(?:tinyglobby|x509|yaml)\.cjs$/,
  /^dist\/profiles\/\w+\.sqlite$/,
  /^dist\/pages\/[\w./-]+\.(?:css|html|js|json|svg|txt)$/,
  // The modules and their types.
  /^dist\/(?:index|node-test|playwright|testcontainers)\.(?:c?js|d\.c?ts)$/,
  /^dist\/jest\.(?:cjs|d\.cts)$/,
  /^dist\/vitest\.(?:js|d\.ts)$/,
  /^dist\/shared\.d\.cts$/,
];

/** Those of the files that do not belong into the package. */
export function strayFiles(names) {
  return names.filter((name) => !contents.some((pattern) => pattern.test(name)));
}
