import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import LongestFirst from './longest-first.ts';

/**
 * Tests of text in, values out: no file of these folders changes what another sees, so that one worker loads the sources once for all of them. Those of drawings
 * set the time zone of their process; one of matrices looks at a site.
 */
const pure = ['model', 'view', 'check', 'read', 'emit', 'plugins/!(remark-mermaid|remark-trace-matrix)', 'conformance'].map(
  (folder) => `tests/${folder}/**/*.test.ts`,
);

/** Packages are those that run outside of tests: what some of them have for development looks at itself at every step. Vitest would add that by itself. */
const asOutsideOfTests: Plugin = {
  name: 'as-outside-of-tests',
  configEnvironment: {
    order: 'post',
    handler(_, options) {
      options.resolve = { ...options.resolve, conditions: ['node'] };
    },
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [asOutsideOfTests],
  test: {
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: 'outer',
          include: ['tests/**/*.test.ts'],
          exclude: pure,
          globalSetup: [fileURLToPath(new URL('./site/built-sites.ts', import.meta.url))],
        },
      },
    ],
    // One file on each core: left alone, vitest keeps a core free, which is half of a machine with two, and one more than cores is no faster.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 180_000,
    reporters: ['default', fileURLToPath(new URL('./closing-line.ts', import.meta.url))],
  },
});
