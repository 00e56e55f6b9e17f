export { type MarkdownParser, readMarkdown } from './markdown/index.ts';
export type { Reader } from './reader.ts';
export { type Mapping, readRegister } from './register/index.ts';
