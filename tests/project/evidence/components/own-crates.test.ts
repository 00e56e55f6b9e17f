import { expect, it } from 'vitest';
import { components } from '../../../../src/project/evidence/components/index.ts';
import { folder } from '../../folder.ts';
import { lookingAt } from '../looking.ts';

const settings = `schema: dhf-settings/1
product: { name: Pump, version: "1.0.0", manufacturer: Example Devices Ltd }
packs:
  - { standard: IEC 62304, edition: "1.1" }
files: { risk-management-file: ["risk/**"] }
systems:
  SWS-1: { lockfiles: ["belt/Cargo.lock"], product: ["belt/src/**", "belt/**/src/**"] }
`;

const crate = (name: string, more = '') => `[[package]]\nname = "${name}"\nversion = "1.0.0"\n${more}\n`;
const manifest = (name: string) => `[package]\nname = "${name}"\nversion = "1.0.0"\n\n[dependencies]\n`;

it('crates that come by path are own only where their manifest stands above files of the product, outside of folders for vendored code', async () => {
  const root = folder({
    'dhf.yaml': settings,
    'belt/Cargo.lock': `version = 4\n\n${['belt', 'copied', 'drivers', 'heapless'].map((name, at) => crate(name, at === 0 ? 'dependencies = ["copied", "drivers", "heapless"]\n' : '')).join('')}`,
    'belt/Cargo.toml': manifest('belt'),
    'belt/src/main.rs': 'fn main() {}\n',
    'belt/crates/drivers/Cargo.toml': manifest('drivers'),
    'belt/crates/drivers/src/lib.rs': '// own\n',
    'belt/vendor/heapless/Cargo.toml': manifest('heapless'),
    'belt/vendor/heapless/src/lib.rs': '// of others\n',
    'belt/copied/Cargo.toml': manifest('copied'),
    'belt/copied/lib.rs': '// of others\n',
  });
  const { evidence, isOf } = await components.look(await lookingAt(root));
  expect(evidence.components?.listed.map(({ name, origin }) => `${name} ${origin}`)).toEqual(['copied file', 'heapless file']);
  expect(evidence.components?.lists.map(({ own }) => own)).toEqual([['belt', 'drivers']]);
  expect(isOf?.('belt/crates/drivers/Cargo.toml')).toBe(true);
});
