import { folderPlace, publish } from '../../../src/release/publish/index.ts';

// Publishes a release to a folder, in a process of its own.
const [place = '', release = ''] = process.argv.slice(2);
await publish({ to: folderPlace(place), release: { path: release, name: release }, init: false, dryRun: false }).catch((error: unknown) => {
  console.error(String(error));
  process.exitCode = 2;
});
