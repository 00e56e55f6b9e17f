export { branchPlace } from './branch.ts';
export { folderPlace } from './folder.ts';
export { type Place, PublishError } from './place.ts';
export { type Named, type Published, type PublishRequest, publish } from './publish.ts';
