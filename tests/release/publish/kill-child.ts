import { readFileSync } from 'node:fs';
import { folderPlace } from '../../../src/release/publish/folder.ts';

// Puts what a file tells into a folder, in a process of its own that may be killed.
const [place = '', additions = ''] = process.argv.slice(2);
const { folders, files } = JSON.parse(readFileSync(additions, 'utf8'));
await folderPlace(place).change(async () => ({ folders: new Map(folders), files: new Map(files) }), false);
