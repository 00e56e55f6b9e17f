// Preloaded into a process: ends it, as a power cut would, before the n-th time it touches a folder, and says how often it did if it lives.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { KILL_BEFORE, TOUCHED, OTHER_DISK } = process.env;
let count = 0;

for (const name of ['copyFileSync', 'existsSync', 'mkdirSync', 'readdirSync', 'readFileSync', 'renameSync', 'rmSync', 'writeFileSync']) {
  const real = fs[name];
  fs[name] = (...args) => {
    if (args.slice(0, 2).some((path) => String(path).startsWith(TOUCHED))) {
      count += 1;
      if (count === Number(KILL_BEFORE)) process.kill(process.pid, 'SIGKILL');
    }
    if (name === 'renameSync' && args[0] === OTHER_DISK) throw Object.assign(new Error('another disk'), { code: 'EXDEV' });
    return real(...args);
  };
}
syncBuiltinESMExports();
process.on('exit', () => process.stdout.write(String(count)));
