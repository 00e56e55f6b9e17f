export { differenceAsJson } from './json.ts';
export { differenceAsMarkdown } from './markdown.ts';
export { differenceAsText } from './text.ts';
export type { Told } from './told.ts';
