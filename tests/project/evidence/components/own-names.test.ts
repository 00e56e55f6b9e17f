import { expect, it } from 'vitest';
import { componentsOf, type SystemList } from '../../../../src/project/evidence/components/lists.ts';
import { ourSubjects, oursOf } from '../../../../src/project/evidence/components/vex.ts';
import { readBill } from '../../../../src/read/bills.ts';
import { readLockfile } from '../../../../src/read/lockfiles.ts';

const lock = (name: string): SystemList => ({
  system: 'SWS-1',
  from: 'lockfile',
  list: readLockfile('package-lock.json', JSON.stringify({ name, version: '1.0.0', lockfileVersion: 3, packages: { '': { name } } })),
});

const bill = (name: string, version: string): SystemList => {
  const metadata = { component: { type: 'application', name, version } };
  const text = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata, components: [] });
  return { system: 'SWS-1', from: 'sbom', list: readBill(`${name}.json`, text) };
};

const product = { name: 'Pump', model: 'P-1' };

it('an SBOM of another product does not make what is said of that product hold for ours', () => {
  const components = componentsOf([lock('drip-app'), bill('drip-app', '1.0.0'), bill('other', '9.0.0'), bill('pump', '1.1.0')]);
  expect(components.lists.map(({ own }) => own)).toEqual([['drip-app'], undefined, undefined, undefined]);
  const ours = oursOf(product.name, undefined, ourSubjects(product, components));
  expect([...ours.names]).toEqual(['pump', 'drip-app']);
  expect([...ours.versions]).toEqual(['1.0.0', '1.1.0']);
});

it('without a lock file that says how its package is called, an SBOM is believed', () => {
  const components = componentsOf([bill('drip-app', '1.0.0')]);
  expect(ourSubjects(product, components).map(({ name }) => name)).toEqual(['drip-app']);
});

it('components keep the address that they are taken from', () => {
  const git = 'git+ssh://git@git.example.com/x.git#abc';
  const packages = { 'node_modules/x': { version: '1.0.0', resolved: git }, 'node_modules/y': { version: '1.0.0', integrity: 'z' } };
  const text = JSON.stringify({ lockfileVersion: 3, packages });
  const { listed } = componentsOf([{ system: 'SWS-1', from: 'lockfile', list: readLockfile('package-lock.json', text) }]);
  expect(listed.map(({ name, origin, address }) => [name, origin, address])).toEqual([
    ['x', 'git', git],
    ['y', 'registry', undefined],
  ]);
});
