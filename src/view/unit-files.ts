export { sourceFilesOf, tagsOf, unitsOf } from '../model/source-files.ts';
