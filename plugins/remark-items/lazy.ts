import { createRequire } from 'node:module';

// Loaded on first need: most files are read without them, and loading them costs more than reading thousands of files.
const require = createRequire(import.meta.url);

export const loadYaml = (): typeof import('yaml') => require('yaml');
export const loadGrayMatter = (): typeof import('gray-matter') => require('gray-matter');
export const loadRemarkParse = (): typeof import('remark-parse').default => require('remark-parse').default;
export const loadRemarkGfm = (): typeof import('remark-gfm').default => require('remark-gfm').default;
export const loadRemarkFrontmatter = (): typeof import('remark-frontmatter').default => require('remark-frontmatter').default;
