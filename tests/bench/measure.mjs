// Preloaded into a measured process: reports its peak memory when it ends; into each process of a command, also its script and CPU time.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

process.on('exit', () => {
  const { BENCH_MEMORY_FILE: file, BENCH_USAGE: folder } = process.env;
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  if (file !== undefined) writeFileSync(file, String(maxRSS));
  const used = { script: process.argv[1] ?? '', cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 };
  if (folder !== undefined) writeFileSync(join(folder, String(process.pid)), JSON.stringify(used));
});
