import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { refusedNode } from '../../src/cli/node-version.ts';
import { oldNode } from '../old-node.ts';

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

describe('the npm scripts that run sources', () => {
  const guard = fileURLToPath(new URL('../node-version.mjs', import.meta.url));

  it('look at the version first', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    for (const name of ['compile', 'build', 'test', 'bench']) expect(scripts[name]).toMatch(/^node tests\/node-version\.mjs && /);
  });

  it('go on with this Node', () => {
    expect(spawnSync(process.execPath, [guard], { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it('stop with exit code 2 on an old one', ({ skip }) => {
    const old = oldNode();
    if (old === undefined) return skip('no Node below 22.12 on this machine');
    const { status, stderr } = spawnSync(old, [guard], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Node \d+\.\d+\.\d+ is too old to work on dhf/);
  });
});
