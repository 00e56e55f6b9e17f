export { differencePage } from './difference.ts';
export { liveScript, pagesScript, publishedAssets } from './files.ts';
export { livePages } from './pages.ts';
export { type PublishedTree, publishedAddress } from './shape.ts';
