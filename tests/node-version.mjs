// Runs before the npm scripts. With install scripts switched off npm falls back to the system's Node without a word,
// and one below 22.18 cannot run TypeScript as it stands. Nothing here may need a newer Node than the one it refuses.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Node ${process.versions.node} is too old to work on dhf; 22.18 or newer is needed, so nothing was run\n` +
      '  fix: run `npm ci` with install scripts switched on, which brings the right Node, or install a newer Node\n',
  );
  process.exitCode = 2;
}
