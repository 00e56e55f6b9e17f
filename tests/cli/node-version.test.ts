import { describe, expect, it } from 'vitest';
import { refusedNode } from '../../src/cli/node-version.ts';

describe('the version of Node', () => {
  it.each(['22.12.0', '22.13.1', '23.0.0', '24.21.0', '100.0.0'])('%s is new enough', (version) => {
    expect(refusedNode(version)).toBe('');
  });

  it.each(['22.11.0', '22.9.9', '20.20.2', '18.0.0', '8.17.0', '0.12.18', 'x'])('%s is refused, with what to do', (version) => {
    expect(refusedNode(version)).toBe(
      `dhf: Node ${version} is too old; dhf needs 22.12 or newer, so nothing was judged\n  fix: install a newer Node, then run the command again\n`,
    );
  });
});
