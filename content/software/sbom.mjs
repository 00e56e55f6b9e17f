// Writes the software bill of materials of what package-lock.json installs for the running product: reports/sbom.cdx.json, CycloneDX. The same lock file gives
// the same bytes: what npm invents anew each time (serial number, time) or knows of itself alone (its version) is left out.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const { name } = JSON.parse(readFileSync('package.json', 'utf8'));
const options = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--omit', 'dev', '--package-lock-only'];
const cli = process.env.npm_execpath;
const text = cli === undefined ? execFileSync('npm', options) : execFileSync(process.execPath, [cli, ...options]);
const { serialNumber: _, ...bill } = JSON.parse(text.toString('utf8'));
const { timestamp: __, tools, component, ...metadata } = bill.metadata;
const lasting = {
  ...metadata,
  tools: tools.map(({ version: ___, ...tool }) => tool),
  // npm puts the name of the folder here.
  component: { ...component, name },
};
mkdirSync('reports', { recursive: true });
writeFileSync('reports/sbom.cdx.json', `${JSON.stringify({ ...bill, metadata: lasting }, null, 2)}\n`);
