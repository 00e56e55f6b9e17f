import { describe, expect, it } from 'vitest';
import type { Component, Components, Vulnerability } from '../../src/model/evidence.ts';
import { lineStart } from '../../src/model/place.ts';
import { type SoupRow, soupTable } from '../../src/view/soup.ts';
import { graphOfFiles } from '../check/example.ts';

const list = (rows: string) => `---
id: SPL-1
title: SOUP
type: item-document
---

# SOUP

| ID | Title | SOUP kind | Version | purl | Members | Anomalies version | Anomalies reviewed on | Anomalies reviewed by | Anomaly evaluation |
|---|---|---|---|---|---|---|---|---|---|
${rows}
`;
const plan = '---\nid: SMP-1\ntitle: Maintenance plan\ntype: document\nsoup-review-months: 6\n---\n\n# Maintenance plan\n';
const system = '---\nid: SWS-1\ntitle: Pump\n---\n';

function component(name: string, version: string, from: Component['from'], more: Partial<Component> = {}): Component {
  const place = lineStart(from === 'sbom' ? 'sbom.json' : 'package-lock.json', 7);
  return { name, version, purl: `pkg:npm/${name}@${version}`, system: 'SWS-1', use: 'product', from, place, ...more };
}

const lists: Components['lists'] = [
  { file: 'package-lock.json', format: 'package-lock.json 3', system: 'SWS-1', from: 'lockfile', types: ['npm'] },
  { file: 'sbom.json', format: 'CycloneDX 1.6', system: 'SWS-1', from: 'sbom', types: ['npm'] },
];

function tableOf(rows: string, listed: readonly Component[], more: Readonly<Record<string, string>> = {}) {
  const components = { lists, listed, subjects: [], advisories: { count: 12, newest: '2026-11-20T00:00:00Z', withExploited: true } };
  const facts = JSON.stringify({ components }, (key, value) => (key === 'place' ? `${value.file}:${value.line}` : value));
  return soupTable(
    graphOfFiles({ 'SWS-1.md': system, 'soup.md': list(rows), 'plan.md': plan, 'facts.json': facts, ...more }),
    '2026-11-22',
  );
}

function words({ item, name, version, locked, billed, use, difference }: SoupRow): string {
  const versions = (all: SoupRow['locked']) => all.map((each) => each.version).join('+') || '-';
  return [item.id, name, version ?? '-', versions(locked), versions(billed), use ?? '-', difference ?? 'not compared'].join(' | ');
}

describe('the table of SOUP', () => {
  it('holds each row against lock file and SBOM', () => {
    const { rows, missing, isCompared } = tableOf(
      `| SOUP-1 | zod | library | 3.23.8 | pkg:npm/zod@3.23.8 | | | | | |
| SOUP-2 | crc | library | 4.3.1 | pkg:npm/crc@4.3.1 | | | | | |
| SOUP-3 | vitest | library | 5.1.1 | pkg:npm/vitest@5.1.1 | | | | | |
| SOUP-4 | left-pad | library | 1.3.0 | pkg:npm/left-pad@1.3.0 | | | | | |
| SOUP-5 | semver and its parts | group | 7.6.0 | none | semver 7.6.0, lru-cache 6.0.0 | | | | |
| SOUP-6 | Node.js | runtime | 24.21.0 | pkg:generic/node@24.21.0 | | | | | |
| SOUP-7 | FreeRTOS | library | 11.1.0 | pkg:conan/freertos@11.1.0 | | | | | |
| SOUP-8 | lodash | library | 4.17.21 | pkg:npm/lodash@4.17.21 | | | | | |`,
      [
        component('zod', '3.23.8', 'lockfile'),
        component('zod', '4.0.0', 'lockfile'),
        component('lodash', '4.17.21', 'lockfile'),
        component('lodash', '4.17.21', 'sbom'),
        component('zod', '3.23.8', 'sbom'),
        component('crc', '4.3.2', 'lockfile'),
        component('crc', '4.3.3', 'sbom'),
        component('vitest', '5.1.1', 'lockfile', { use: 'development' }),
        component('semver', '7.6.0', 'lockfile'),
        component('lru-cache', '6.0.0', 'sbom'),
        component('yallist', '4.0.0', 'lockfile'),
        component('yallist', '4.0.0', 'sbom'),
      ],
    );
    expect(rows.map(words)).toEqual([
      'SOUP-1 | zod | 3.23.8 | 3.23.8+4.0.0 | 3.23.8 | product | the lock file has 4.0.0 as well',
      'SOUP-2 | crc | 4.3.1 | 4.3.2 | 4.3.3 | product | the lock file has 4.3.2, the SBOM has 4.3.3',
      'SOUP-3 | vitest | 5.1.1 | 5.1.1 | - | development | for development only',
      'SOUP-4 | left-pad | 1.3.0 | - | - | - | in no lock file and no SBOM',
      'SOUP-5 | semver | 7.6.0 | 7.6.0 | - | product | not in the SBOM',
      'SOUP-5 | lru-cache | 6.0.0 | - | 6.0.0 | product | not in the lock file',
      'SOUP-6 | Node.js | 24.21.0 | - | - | - | not compared',
      'SOUP-7 | FreeRTOS | 11.1.0 | - | - | - | not compared',
      'SOUP-8 | lodash | 4.17.21 | 4.17.21 | 4.17.21 | product | ',
    ]);
    expect(missing.map(({ name, version, from }) => `${name} ${version} ${from}`)).toEqual(['yallist 4.0.0 lockfile']);
    expect(isCompared).toBe(true);
  });

  it('says nothing of what nobody read', () => {
    const rows = '| SOUP-1 | zod | library | 3.23.8 | pkg:npm/zod@3.23.8 | | | | | |';
    const table = soupTable(graphOfFiles({ 'SWS-1.md': system, 'soup.md': list(rows) }), '2026-11-22');
    expect(table.rows.map(words)).toEqual(['SOUP-1 | zod | 3.23.8 | - | - | - | not compared']);
    expect(table).toMatchObject({ missing: [], isCompared: false });
    expect(table.advisories).toBeUndefined();
  });

  it('tells when anomalies were evaluated, and for which version', () => {
    const { rows } = tableOf(
      `| SOUP-1 | zod | library | 3.23.8 | none | | 3.23.8 | 2026-10-14 | Security Engineer | Read. |
| SOUP-2 | crc | library | 4.3.2 | none | | 4.3.1 | 2026-01-31 | Security Engineer | Read. |
| SOUP-3 | itoa | library | 1.0.0 | none | | | | | |`,
      [],
    );
    expect(rows.map(({ evaluation }) => evaluation)).toEqual([
      { version: '3.23.8', isOfVersion: true, on: '2026-10-14', by: 'Security Engineer', days: 39, months: 6 },
      { version: '4.3.1', isOfVersion: false, on: '2026-01-31', by: 'Security Engineer', days: 295, months: 6 },
      undefined,
    ]);
  });

  it('lists advisories with what was decided about each', () => {
    const published = (id: string, more: Partial<Vulnerability> = {}): Vulnerability => ({
      id,
      aliases: [],
      exploited: false,
      fixed: [],
      statements: [],
      ...more,
    });
    const vulnerabilities = [
      published('CVE-2026-1', { aliases: ['GHSA-1'] }),
      published('CVE-2026-2'),
      published('CVE-2026-3', { statements: [{ status: 'fixed', place: lineStart('vex.json', 9) }] }),
      published('CVE-2026-44', { aliases: [''] }),
    ];
    const { rows, advisories } = tableOf(
      `| SOUP-1 | zod | library | 3.23.8 | pkg:npm/zod@3.23.8 | | 3.23.8 | 2026-10-14 | Security Engineer | XCVE-2026-44, CVE-2026-4, CVE-2026-44-1 and (CVE-2026-2). Both concern recursive schemas. |
| SOUP-2 | crc | library | 4.3.2 | pkg:npm/crc@4.3.2 | | | | | |`,
      [
        component('zod', '3.23.8', 'lockfile', { vulnerabilities }),
        component('zod', '3.23.8', 'sbom', { vulnerabilities }),
        component('crc', '4.3.2', 'lockfile'),
      ],
      { 'risk/VUL-1.md': '---\nid: VUL-1\ntitle: GHSA-1 in zod\nadvisory: GHSA-1\ndisposition: affected\nfound-at: [SOUP-1]\n---\n' },
    );
    const [zod, crc] = rows;
    expect(
      zod?.advisories?.map(({ vulnerability, disposition, item, place }) => [vulnerability.id, disposition, item?.id, place?.file]),
    ).toEqual([
      ['CVE-2026-1', 'affected', 'VUL-1', 'risk/VUL-1.md'],
      ['CVE-2026-2', 'evaluated', undefined, 'soup.md'],
      ['CVE-2026-3', 'fixed', undefined, 'vex.json'],
      ['CVE-2026-44', undefined, undefined, undefined],
    ]);
    expect(crc?.advisories).toBeUndefined();
    expect(advisories).toEqual({ count: 12, newest: '2026-11-20T00:00:00Z', withExploited: true });
  });
});
