import { readFileSync } from 'node:fs';
import { arch, cpus, hostname, type as osType, release, totalmem } from 'node:os';
import { isSystemError } from '../text-file.ts';

/** What can be seen of the machine that this runs on. */
export interface Machine {
  readonly name: string;
  readonly os: string;
  readonly hardware: string;
  readonly node: string;
}

export function thisMachine(): Machine {
  const processor = cpus()[0]?.model.trim() ?? arch();
  return {
    name: hostname(),
    os: osName(),
    hardware: `${hostname()}: ${cpus().length} × ${processor} (${arch()}), ${Math.round(totalmem() / 2 ** 30)} GB of memory`,
    node: `Node.js ${process.versions.node}`,
  };
}

function osName(): string {
  const kernel = `${osType()} ${release()}`;
  try {
    const [, name] = /^PRETTY_NAME="?([^"\n]+)"?$/m.exec(readFileSync('/etc/os-release', 'utf8')) ?? [];
    return name === undefined ? kernel : `${name}, ${kernel}`;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return kernel;
  }
}
