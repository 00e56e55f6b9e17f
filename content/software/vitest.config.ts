import { defineConfig } from 'vitest/config';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  throw new Error(`Tidewell needs Node.js 22.18 or later; this is ${process.versions.node}`);
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    reporters: ['default', 'junit'],
    outputFile: { junit: 'reports/junit.xml' },
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      // It runs in a process of its own, where coverage is not collected.
      exclude: ['src/statistics/statistics-process.ts'],
      reporter: ['text', 'lcov'],
      reportsDirectory: 'reports',
    },
  },
});
