export { parseMarkdown } from '../read/markdown/index.ts';
