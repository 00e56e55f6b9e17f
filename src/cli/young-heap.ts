import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Bytes after which more room for young objects makes a check no faster. */
const enough = 16 * 1024 * 1024;

/** Keeps V8's room for young objects from growing to a third of all memory used. It can only be held once it has grown: its size is set when Node starts. */
export function holdYoungHeap(): void {
  const timer = setInterval(() => {
    const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
    if (young === undefined || young.space_size < enough) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    clearInterval(timer);
  }, 5);
  timer.unref();
}
