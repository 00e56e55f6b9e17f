import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: [fileURLToPath(new URL('./site/built-sites.ts', import.meta.url))],
    // One file on each core: left alone, vitest keeps a core free, which is half of a machine with two.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 180_000,
    reporters: ['default', fileURLToPath(new URL('./closing-line.ts', import.meta.url))],
  },
});
