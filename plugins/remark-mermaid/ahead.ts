/** What it takes to draw diagrams ahead, for those who render without waiting. */
export { drawAll } from './pool.ts';
export { isSafe } from './safe.ts';
export { drawingVersion } from './version.ts';
