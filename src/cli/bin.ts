#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { refusedNode } from './node-version.ts';

// Everything else is imported only once it is known that this Node can read it.
const refusal = refusedNode(process.versions.node);
if (refusal === '') {
  // Room for young objects would grow to a third of all memory used, and no check would be faster for it.
  setFlagsFromString('--semi-space-growth-factor=1');
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
