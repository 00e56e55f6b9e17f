import { createRequire } from 'node:module';

// Loaded on first need: most files are read without them, and loading them costs more than reading thousands of files.
const require = createRequire(import.meta.url);

/** Even a module that is loaded already is looked up anew each time that it is required. */
function once<T>(load: () => T): () => T {
  let loaded: T | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

export const loadYaml: () => typeof import('yaml') = once(() => require('yaml'));
export const loadGrayMatter: () => typeof import('gray-matter') = once(() => require('gray-matter'));
export const loadRemarkParse: () => typeof import('remark-parse').default = once(() => require('remark-parse').default);
export const loadRemarkGfm: () => typeof import('remark-gfm').default = once(() => require('remark-gfm').default);
export const loadRemarkFrontmatter: () => typeof import('remark-frontmatter').default = once(() => require('remark-frontmatter').default);
