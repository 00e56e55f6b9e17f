#!/usr/bin/env node
import { refusedNode } from './node-version.ts';

// Everything else is imported only once it is known that this Node can read it.
const refusal = refusedNode(process.versions.node);
if (refusal === '') {
  import('./shell.ts').then(
    (shell) => shell.run(),
    (error) => {
      process.stderr.write(`dhf: its own files cannot be loaded, so nothing was judged (${error})\n  fix: install dhf again\n`);
      process.exitCode = 3;
    },
  );
} else {
  process.stderr.write(refusal);
  process.exitCode = 2;
}
