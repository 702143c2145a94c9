// What the package for Python says about the project where its sources are not beside it, such as on PyPI.
import { withAbsoluteLinks } from './changelog.mjs';

/** README.md with links that lead to the files of the version's tag. `source` is the web address of the sources. */
export function publishedReadme(readme, version, source) {
  return withAbsoluteLinks(readme, `${source}/blob/v${version}/clients/python/`);
}

/** pyproject.toml with the addresses of the project. */
export function publishedProject(pyproject, version, source) {
  const urls = {
    Homepage: `${source}#readme`,
    Source: source,
    Issues: `${source}/issues`,
    Changelog: `${source}/blob/v${version}/CHANGELOG.md`,
  };
  const lines = Object.entries(urls).map(([name, url]) => `${name} = "${url}"`);
  return `${pyproject.trimEnd()}\n\n[project.urls]\n${lines.join('\n')}\n`;
}
