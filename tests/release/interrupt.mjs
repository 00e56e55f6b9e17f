// Counts what writes below a folder, and interrupts at the n-th time: with an error of the system, or as a power cut would. Preloaded into a process
// (`--import`), it takes folder and number from WRITTEN_BELOW and KILL_AT, and says how often something was written if the process lives.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const writing = [
  'appendFileSync',
  'copyFileSync',
  'cpSync',
  'linkSync',
  'mkdirSync',
  'renameSync',
  'rmSync',
  'rmdirSync',
  'unlinkSync',
  'writeFileSync',
  'writeSync',
];

/** Begins to count; `interrupt` is called at the n-th write. Answers with what ends it, which answers with the count. */
export function watchWrites(below, at, interrupt) {
  const real = Object.fromEntries([...writing, 'openSync'].map((name) => [name, fs[name]]));
  const open = new Set();
  let count = 0;
  const isBelow = (path) => String(path).startsWith(below);
  const write = () => {
    count += 1;
    if (count === at) interrupt();
  };
  for (const name of writing)
    fs[name] = (...args) => {
      if (name === 'writeSync' ? open.has(args[0]) : args.slice(0, 2).some(isBelow)) write();
      return real[name](...args);
    };
  fs.openSync = (path, flags = 'r', ...rest) => {
    const isWriting = isBelow(path) && (typeof flags === 'string' ? flags !== 'r' : (flags & 3) !== 0);
    if (isWriting) write();
    const file = real.openSync(path, flags, ...rest);
    if (isWriting) open.add(file);
    else open.delete(file);
    return file;
  };
  syncBuiltinESMExports();
  return () => {
    Object.assign(fs, real);
    syncBuiltinESMExports();
    return count;
  };
}

const { WRITTEN_BELOW, KILL_AT } = process.env;
if (WRITTEN_BELOW !== undefined) {
  const end = watchWrites(WRITTEN_BELOW, Number(KILL_AT), () => process.kill(process.pid, 'SIGKILL'));
  process.on('exit', () => process.stdout.write(String(end())));
}
