import type { Output } from './command.ts';

/** A single line that is written over; nothing at all where nobody watches. */
export function progress(output: Output): { show(words: string): void; clear(): void } {
  if (!output.isTTY) return { show: () => {}, clear: () => {} };
  return {
    show: (words) => output.write(`\r\u001b[2K${words.slice(0, (output.columns ?? 80) - 1)}`),
    clear: () => output.write('\r\u001b[2K'),
  };
}
