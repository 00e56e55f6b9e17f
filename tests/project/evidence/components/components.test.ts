import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Component, Components } from '../../../../src/model/evidence.ts';
import { components } from '../../../../src/project/evidence/components/index.ts';
import type { SeenPart } from '../../../../src/project/evidence/part.ts';
import { openSession } from '../../../../src/project/session.ts';
import { trace } from '../../../../src/project/trace.ts';
import { folder, put } from '../../folder.ts';
import { lookingAt } from '../looking.ts';

const settings = (systems: string, security = '') => `schema: dhf-settings/1
product: { name: Pump, version: "1.0.0", manufacturer: Example Devices Ltd }
packs:
  - { standard: IEC 62304, edition: "1.1" }
files: { risk-management-file: ["risk/**"] }
systems:
${systems}
${security === '' ? '' : `security: ${security}`}
`;

const listed = '  SWS-1: { lockfiles: ["app/package-lock.json"], sbom: ["app/*.cdx.json"] }';

function lockfile(packages: Readonly<Record<string, { readonly version: string; readonly dev?: boolean }>>): string {
  const own = { '': { name: 'pump', version: '1.0.0' } };
  const entries = Object.entries(packages).map(([name, more]) => [
    `node_modules/${name}`,
    { resolved: `https://registry.npmjs.org/${name}`, ...more },
  ]);
  return JSON.stringify(
    { name: 'pump', version: '1.0.0', lockfileVersion: 3, packages: { ...own, ...Object.fromEntries(entries) } },
    null,
    1,
  );
}

function sbom(...parts: readonly (readonly [name: string, version: string])[]): string {
  const list = parts.map(([name, version]) => ({ type: 'library', name, version, purl: `pkg:npm/${name}@${version}` }));
  const metadata = { component: { type: 'application', name: 'pump', version: '1.0.0' } };
  return JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata, components: list }, null, 1);
}

function advisory(id: string, name: string, fixed: string, more: Readonly<Record<string, unknown>> = {}): string {
  const affected = [{ package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed }] }] }];
  return JSON.stringify({ id, modified: '2026-05-01T00:00:00Z', affected, ...more });
}

async function look(root: string): Promise<SeenPart> {
  return components.look(await lookingAt(root));
}

async function seen(root: string): Promise<Components> {
  const part = await look(root);
  expect(part.evidence.missing).toBeUndefined();
  return part.evidence.components as Components;
}

function called({ name, version, use, from }: Component): string {
  return [name, version, use, from].join(' ');
}

function told({ notJudged = [] }: SeenPart): string[] {
  return notJudged.map(({ what, why, blocking }) => `${blocking ? 'stop' : 'open'} ${what}: ${why}`);
}

describe('lists of components', () => {
  it('are read for each software system; parts of the project itself are none', async () => {
    const root = folder({
      'dhf.yaml': settings(listed),
      'app/package-lock.json': lockfile({ zod: { version: '3.23.8' }, vitest: { version: '5.1.1', dev: true } }),
      'app/pump.cdx.json': sbom(['zod', '3.23.8']),
    });
    const { lists, listed: all, subjects } = await seen(root);
    expect(lists.map(({ file, system, from, types }) => [file, system, from, types])).toEqual([
      ['app/package-lock.json', 'SWS-1', 'lockfile', ['npm']],
      ['app/pump.cdx.json', 'SWS-1', 'sbom', ['npm']],
    ]);
    expect(all.map(called)).toEqual(['zod 3.23.8 product lockfile', 'vitest 5.1.1 development lockfile', 'zod 3.23.8 product sbom']);
    expect(all.map(({ vulnerabilities }) => vulnerabilities)).toEqual([undefined, undefined, undefined]);
    expect(subjects.map(({ system, name, version }) => [system, name, version])).toEqual([['SWS-1', 'pump', '1.0.0']]);
  });

  it('are missing where dhf.yaml lists none', async () => {
    expect((await look(folder({ 'dhf.yaml': settings('  SWS-1: {}') }))).evidence).toEqual({
      missing: { components: expect.objectContaining({ why: 'dhf.yaml lists no lock file and no SBOM' }) },
    });
  });

  it('that cannot be read count for nothing, and without any of a system nothing is known', async () => {
    const files = { 'dhf.yaml': settings(listed), 'app/package-lock.json': lockfile({ zod: { version: '3.23.8' } }).slice(0, -5) };
    const root = folder(files);
    const none = await look(root);
    expect(none.evidence.components).toBeUndefined();
    expect(none.evidence.missing?.components?.why).toBe('of the lock files and SBOM that dhf.yaml lists for SWS-1 none could be read');
    expect(told(none)).toEqual(['stop app/package-lock.json: it ends in the middle']);
    put(root, { 'app/pump.cdx.json': sbom(['zod', '3.23.8']) });
    const one = await look(root);
    expect(one.evidence.components?.listed.map(called)).toEqual(['zod 3.23.8 product sbom']);
    expect(told(one)).toEqual(['stop app/package-lock.json: it ends in the middle']);
  });

  it('say of a system without any that nobody looked', async () => {
    const root = folder({ 'dhf.yaml': settings(`${listed}\n  SWS-2: {}`), 'app/package-lock.json': lockfile({}) });
    expect(told(await look(root))).toEqual([
      'open the components of SWS-2: dhf.yaml lists neither a lock file nor an SBOM for it, so its SOUP list was not held against what is built in',
    ]);
  });

  it('of a system in another repository are open, and those of others are read all the same', async () => {
    const other = '  SWS-2: { lockfiles: ["belt/Cargo.lock"], repository: "https://git.example.com/belt" }';
    const root = folder({ 'dhf.yaml': settings(`${listed}\n${other}`), 'app/package-lock.json': lockfile({ zod: { version: '3.23.8' } }) });
    const part = await look(root);
    expect(part.evidence.components?.listed.map(called)).toEqual(['zod 3.23.8 product lockfile']);
    expect(told(part)).toEqual([
      'open the components of SWS-2: its files are in https://git.example.com/belt, so its SOUP list was not held against what is built in',
    ]);
  });

  it('are looked at again when one of their files changes, and only then', async () => {
    const root = folder({
      'dhf.yaml': settings(listed, '{ advisories: [osv], vex: ["vex/*.json"] }'),
      'app/package-lock.json': lockfile({}),
    });
    const { isOf } = await look(root);
    expect(
      ['app/package-lock.json', 'app/pump.cdx.json', 'osv/npm/A.json', 'vex/pump.json', 'SRS-1.md', 'app/main.ts'].map((file) =>
        isOf?.(file),
      ),
    ).toEqual([true, true, true, true, false, false]);
  });
});

describe('advisories', () => {
  const base = {
    'dhf.yaml': settings(listed, '{ advisories: [osv], vex: ["vex/*.json"], known-exploited: kev.txt }'),
    'app/package-lock.json': lockfile({ zod: { version: '3.23.8' }, crc: { version: '4.3.2' }, vitest: { version: '5.1.1', dev: true } }),
    'kev.txt': 'cve-2026-1\n',
  };
  const found = async (root: string) =>
    (await seen(root)).listed.map(({ name, vulnerabilities }) => [
      name,
      vulnerabilities?.map(({ id, aliases, exploited, fixed }) => ({ id, aliases, exploited, fixed })),
    ]);

  it('of the packages of the product are matched, once for all that name each other, and those known to be exploited are marked', async () => {
    const root = folder({
      ...base,
      'osv/npm/GHSA-1.json': advisory('GHSA-1', 'zod', '3.24.0', { aliases: ['CVE-2026-1'] }),
      'osv/npm/MAL-1.json': advisory('MAL-1', 'zod', '3.24.1', { aliases: ['GHSA-1'], modified: '2026-06-02T00:00:00Z' }),
      'osv/npm/GHSA-2.json': advisory('GHSA-2', 'zod', '3.23.0'),
      'osv/npm/GHSA-3.json': advisory('GHSA-3', 'zod', '9.0.0', { withdrawn: '2026-05-02T00:00:00Z' }),
      'osv/npm/GHSA-4.json': advisory('GHSA-4', 'vitest', '9.0.0'),
      'osv/npm/notes.txt': 'CVE-2026-1',
    });
    expect(await found(root)).toEqual([
      ['zod', [{ id: 'GHSA-1', aliases: ['CVE-2026-1', 'MAL-1'], exploited: true, fixed: ['3.24.0'] }]],
      ['crc', []],
      ['vitest', undefined],
    ]);
    expect((await seen(root)).advisories).toEqual({ count: 5, newest: '2026-06-02T00:00:00Z', withExploited: true });
    expect(told(await look(root))).toEqual([]);
  });

  it('that are changed, added or taken away are seen in the next look', async () => {
    const root = folder({ ...base, 'osv/GHSA-1.json': advisory('GHSA-1', 'zod', '3.24.0') });
    const looking = await lookingAt(root);
    const ids = async () => {
      const { evidence } = await components.look(looking);
      return evidence.components?.listed.flatMap(({ vulnerabilities = [] }) => vulnerabilities.map(({ id }) => id));
    };
    expect(await ids()).toEqual(['GHSA-1']);
    put(root, { 'osv/GHSA-2.json': advisory('GHSA-2', 'crc', '5.0.0'), 'osv/GHSA-1.json': advisory('GHSA-1', 'zod', '3.0.0') });
    expect(await ids()).toEqual(['GHSA-2']);
    put(root, {
      'app/package-lock.json': lockfile({ vitest: { version: '5.1.1' } }),
      'osv/GHSA-4.json': advisory('GHSA-4', 'vitest', '9.0.0'),
    });
    expect(await ids()).toEqual(['GHSA-4']);
    rmSync(join(root, 'osv/GHSA-4.json'));
    expect(await ids()).toEqual([]);
  });

  it('are open where the folder holds none, or none of the ecosystem; nothing is clean then', async () => {
    const root = folder({ ...base, 'osv/README.md': 'Nothing yet.' });
    const none = await look(root);
    expect(told(none)).toEqual([
      'open osv: dhf.yaml lists it for advisories, and no advisory stands in it, so nobody looked for published vulnerabilities there',
      'open published vulnerabilities of npm: no advisory of npm stands in the folders listed, so nobody looked for published vulnerabilities of crc, zod',
    ]);
    expect(none.evidence.components?.listed.map(({ vulnerabilities }) => vulnerabilities)).toEqual([undefined, undefined, undefined]);
    put(root, { 'osv/PYSEC-1.json': advisory('PYSEC-1', 'zod', '9.0.0').replace('"npm"', '"PyPI"') });
    expect(told(await look(root))).toEqual([
      'open published vulnerabilities of npm: no advisory of npm stands in the folders listed, so nobody looked for published vulnerabilities of crc, zod',
    ]);
  });

  it('that cannot be read stop the judging, told one by one up to ten', async () => {
    const broken = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`osv/B${at + 10}.json`, '{ "id": ']));
    const root = folder({ ...base, 'osv/GHSA-1.json': advisory('GHSA-1', 'zod', '3.24.0'), ...broken });
    const all = told(await look(root));
    expect(all).toHaveLength(10);
    expect(all[0]).toBe('stop osv/B10.json: it ends in the middle');
    expect(all[9]).toBe('stop osv/B19.json: it ends in the middle; so it is with 20 more advisories');
  });

  it('of ecosystems whose order of versions is not supported are open', async () => {
    const root = folder({
      ...base,
      'app/image.cdx.json': sbom(['openssl', '3.0.11']).replace('pkg:npm/', 'pkg:deb/debian/'),
      'osv/GHSA-1.json': advisory('GHSA-1', 'zod', '3.0.0'),
    });
    expect(told(await look(root))).toEqual([
      'open published vulnerabilities of Debian: the order of versions of Debian is not supported, so nobody looked for published vulnerabilities of openssl',
    ]);
  });

  it('are what a list of exploited vulnerabilities needs', async () => {
    const root = folder({ ...base, 'dhf.yaml': settings(listed, '{ known-exploited: kev.txt }') });
    expect(told(await look(root))).toEqual([
      'open kev.txt: a list of exploited vulnerabilities names no packages, and dhf.yaml lists no advisories that would, so nothing was held against it',
    ]);
  });
});

describe('statements of VEX documents', () => {
  const statement = (status: string, product: unknown, timestamp: string) => ({
    vulnerability: { name: 'CVE-2026-1' },
    products: [product],
    status,
    justification: 'component_not_present',
    timestamp,
  });
  const openVex = (...statements: readonly unknown[]) =>
    JSON.stringify({ '@context': 'https://openvex.dev/ns/v0.2.0', '@id': 'a', author: 'b', version: 1, statements });

  it('hold for the component in its version, for a part of the product, and for the product as a whole; the latest stands last', async () => {
    const zod = { '@id': 'pkg:npm/zod@3.23.8' };
    const root = folder({
      'dhf.yaml': settings(listed, '{ advisories: [osv], vex: ["vex/*.json"] }'),
      'app/package-lock.json': lockfile({ zod: { version: '3.23.8' } }),
      'osv/GHSA-1.json': advisory('GHSA-1', 'zod', '3.24.0', { aliases: ['CVE-2026-1'] }),
      'vex/a.json': openVex(
        statement('not_affected', zod, '2026-06-03T00:00:00+02:00'),
        statement('affected', { '@id': 'pkg:npm/zod@3.0.0' }, '2026-06-09T00:00:00Z'),
        statement('affected', { '@id': 'pkg:npm/crc' }, '2026-06-09T00:00:00Z'),
      ),
      'vex/b.json': openVex(
        statement(
          'under_investigation',
          { '@id': 'pkg:generic/pump@1.0.0', subcomponents: [{ '@id': 'pkg:npm/zod' }] },
          '2026-06-01T00:00:00Z',
        ),
        statement('affected', { '@id': 'pkg:generic/pump@0.9.0', subcomponents: [zod] }, '2026-06-09T00:00:00Z'),
        statement('affected', { '@id': 'pkg:generic/ventilator', subcomponents: [zod] }, '2026-06-09T00:00:00Z'),
        statement('fixed', { '@id': 'Pump' }, '2026-06-02T23:30:00Z'),
      ),
      'vex/c.json': openVex(statement('affected', zod, '2026-06-09T00:00:00Z')).slice(0, -2),
    });
    const part = await look(root);
    const [vulnerability] = part.evidence.components?.listed[0]?.vulnerabilities ?? [];
    expect(vulnerability?.statements.map(({ status, reason, place }) => [status, reason, place.file])).toEqual([
      ['under-investigation', 'component_not_present', 'vex/b.json'],
      ['not-affected', 'component_not_present', 'vex/a.json'],
      ['fixed', 'component_not_present', 'vex/b.json'],
    ]);
    expect(told(part)).toEqual(['stop vex/c.json: it ends in the middle']);
  });
});

it('a session that watches gives what a fresh look gives, whichever of the files changes', async () => {
  const soup = '---\nid: SOUP-1\ntitle: zod\nversion: "3.23.8"\npurl: pkg:npm/zod@3.23.8\n---\n';
  const vex = (status: string) =>
    JSON.stringify({
      '@context': 'https://openvex.dev/ns/v0.2.0',
      statements: [{ vulnerability: 'GHSA-1', products: ['pkg:npm/zod@3.23.8'], status, justification: 'component_not_present' }],
    });
  const root = folder({
    'dhf.yaml': settings(listed, '{ advisories: [osv], vex: ["vex/*.json"], known-exploited: kev.txt }'),
    'SWS-1.md': '---\nid: SWS-1\ntitle: Pump\n---\n',
    'SOUP-1.md': soup,
    'app/package-lock.json': lockfile({ zod: { version: '3.23.8' } }),
    'osv/GHSA-1.json': advisory('GHSA-1', 'zod', '3.24.0'),
    'kev.txt': '',
  });
  const options = { stage: 'release', asOf: '2026-11-22' } as const;
  const session = openSession(root, options);
  await session.trace();
  const edits: readonly (readonly [file: string, text: string])[] = [
    ['vex/pump.json', vex('under_investigation')],
    ['kev.txt', 'GHSA-1\n'],
    ['vex/pump.json', vex('not_affected')],
    ['osv/GHSA-2.json', advisory('GHSA-2', 'zod', '9.0.0')],
    ['app/package-lock.json', lockfile({ zod: { version: '4.0.0' } })],
    ['SOUP-1.md', soup.replaceAll('3.23.8', '4.0.0')],
    ['app/pump.cdx.json', sbom(['zod', '4.0.1'])],
    ['osv/GHSA-1.json', '{'],
  ];
  const all = new Set<string>();
  for (const [file, text] of edits) {
    put(root, { [file]: text });
    const { report } = session.retrace([file]) ?? (await session.trace());
    const fresh = await trace(root, options);
    expect([report.diagnostics, report.notJudged]).toEqual([fresh.diagnostics, fresh.notJudged]);
    for (const { rule } of report.diagnostics) all.add(rule);
  }
  const rules = [
    'component-is-soup',
    'exploited-vulnerability-is-settled',
    'known-vulnerability-is-evaluated',
    'sbom-agrees-with-the-lock-files',
  ];
  expect(rules.filter((rule) => !all.has(rule))).toEqual([]);
});
