/**
 * The entry points of the package that are built as CommonJS. Those that are importable have an ES module beside them; Jest loads its
 * environment by `require`.
 */
export const commonJsEntries = [
  { name: 'index', source: 'src/index.ts', isImportable: true },
  { name: 'jest', source: 'src/testing/jest.ts', isImportable: false },
  { name: 'node-test', source: 'src/testing/node-test.ts', isImportable: true },
  { name: 'playwright', source: 'src/testing/playwright.ts', isImportable: true },
  { name: 'testcontainers', source: 'src/testing/testcontainers.ts', isImportable: true },
];
