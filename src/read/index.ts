export { type MarkdownParser, readMarkdown } from './markdown/index.ts';
export type { Reader } from './reader.ts';
