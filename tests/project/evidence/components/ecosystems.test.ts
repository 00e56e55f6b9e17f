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
  SWS-1: { lockfiles: ["Cargo.lock"] }
security: { advisories: [osv] }
`;

const source = 'registry+https://github.com/rust-lang/crates.io-index';
const lock = `version = 4\n\n[[package]]\nname = "itoa"\nversion = "1.0.0"\nsource = "${source}"\n\n[[package]]\nname = "pump"\nversion = "1.0.0"\ndependencies = ["itoa"]\n`;

function advisory(id: string, ecosystem: string): string {
  const ranges = [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.0.1' }] }];
  return JSON.stringify({ id, modified: '2026-05-01T00:00:00Z', affected: [{ package: { ecosystem, name: 'itoa' }, ranges }] });
}

it('ecosystems are known in whatever case, and a name that OSV does not define is not judged', async () => {
  const root = folder({
    'dhf.yaml': settings,
    'Cargo.lock': lock,
    'osv/A.json': advisory('A-1', 'Crates.io'),
    'osv/B.json': advisory('B-1', 'Cargo'),
    'osv/C.json': advisory('C-1', 'Red Hat:enterprise_linux:9'),
  });
  const { evidence, notJudged = [] } = await components.look(await lookingAt(root));
  expect(evidence.components?.listed.map(({ vulnerabilities }) => vulnerabilities?.map(({ id }) => id))).toEqual([['A-1']]);
  expect(notJudged.map(({ what, why, blocking }) => [what, why, blocking])).toEqual([
    [
      'advisories of “Cargo”',
      'OSV knows no ecosystem of that name, so 1 advisory that names it could not be held against any component',
      false,
    ],
  ]);
});
