import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderPlace, publish } from '../../../src/release/publish/index.ts';
import { readVersions, type Versions } from '../../../src/release/publish/versions.ts';
import { commit, folder, git, put, settingsText } from '../../project/folder.ts';
import { gitAt } from '../../project/git.ts';
import { bytesOf } from '../../site/bytes.ts';
import { rows } from '../../site/html.ts';
import { released } from './released.ts';

const record = (id: string, version: string, on: string, more = '') => `---
id: ${id}
title: Tidewell ${version}
version: "${version}"
tag: v${version}
released-on: ${on}
${more}---

Given to users.
`;

const problem = (id: string, title: string, more: string) => `---
id: ${id}
title: ${title}
found-how: Telephone
${more}---

Something is wrong.
`;

const plan = `---
id: SMP-1
title: Maintenance plan
type: document
kind: software-maintenance-plan
feedback-months: 6
---

# Maintenance plan
`;

/** A DHF whose records tell of two releases and of problems found before and after them. */
const dhf = {
  'dhf.yaml': settingsText().replace('name: Test', 'name: Tidewell'),
  'plan.md': plan,
  'REL-1.md': record('REL-1', '1.0.0', '2026-01-05'),
  'REL-2.md': record('REL-2', '1.1.0', '2026-02-04'),
  'PRB-1.md': problem('PRB-1', 'Known at release', 'affected-versions: ["1.0.0"]\ninvestigated-on: 2026-01-02\n'),
  'PRB-2.md': problem('PRB-2', 'Stops <at night>', 'affected-versions: ["1.0.0"]\ninvestigated-on: 2026-01-20\nsafety-related: yes\n'),
  'PRB-3.md': problem(
    'PRB-3',
    'Too quiet',
    'residual-in: [REL-2]\naffected-versions: ["0.9.0"]\nsafety-related: no\nclosed-on: 2026-02-20\n',
  ),
};

function versionsIn(place: string): Versions {
  const read = readVersions(readFileSync(join(place, 'versions.json'), 'utf8'));
  if ('wrong' in read) throw new Error(read.wrong);
  return read;
}

async function standing(): Promise<string> {
  const place = join(folder(), 'public');
  for (const [version, releasedOn] of [
    ['1.0.0', '2026-01-05'],
    ['1.1.0', '2026-02-04'],
  ] as const) {
    const { root } = released(version, { releasedOn });
    await publish({ to: folderPlace(place), release: { path: root, name: root }, init: false, dryRun: false });
  }
  return place;
}

const refresh = (place: string, records: string) => publish({ to: folderPlace(place), records, init: false, dryRun: false });

describe('the live status of releases', () => {
  it('is taken from the records at HEAD: what was found since, and what was withdrawn; no folder of a release is touched', async () => {
    const place = await standing();
    expect(readFileSync(join(place, 'status/1.0.0.html'), 'utf8')).toContain('Nobody has looked');
    const before = bytesOf(place);
    const root = folder(dhf);
    const head = commit(root);
    const { folders } = await refresh(place, root);
    expect(folders).toEqual([]);
    const { versions, records } = versionsIn(place);
    expect(records).toEqual({ commit: head, committed: '2026-03-04T10:00:00Z', asOf: '2026-03-04' });
    expect(versions).toMatchObject([
      {
        ...{ version: '1.1.0', state: 'in-field', record: 'REL-2', nextReview: '2026-07-05' },
        anomalies: [{ id: 'PRB-3', title: 'Too quiet', safetyRelated: 'no', state: 'closed' }],
      },
      {
        ...{ version: '1.0.0', state: 'superseded', supersededBy: '1.1.0' },
        anomalies: [{ id: 'PRB-2', title: 'Stops <at night>', since: '2026-01-20', safetyRelated: 'yes', state: 'investigated' }],
      },
    ]);
    const page = readFileSync(join(place, 'status/1.0.0.html'), 'utf8');
    expect(rows(page).at(-1)).toEqual(['PRB-2', 'Stops &lt;at night&gt;', '2026-01-20', 'yes', 'investigated']);
    expect(readFileSync(join(place, 'versions.js'), 'utf8')).toContain(
      '"version":"1.0.0","state":"superseded","supersededBy":"1.1.0","anomalies":1',
    );
    for (const [path, bytes] of before) if (/^\d/.test(path)) expect(bytesOf(place).get(path)).toBe(bytes);

    // The one in the field is withdrawn: the one before it is again what `latest` leads to.
    put(root, { 'REL-2.md': record('REL-2', '1.1.0', '2026-02-04', 'withdrawn-on: 2026-03-01\n') });
    commit(root);
    await refresh(place, root);
    expect(versionsIn(place)).toMatchObject({
      latest: '1.0.0',
      versions: [
        { version: '1.1.0', state: 'withdrawn', withdrawnOn: '2026-03-01' },
        { version: '1.0.0', state: 'in-field' },
      ],
    });
    expect(readFileSync(join(place, 'status/1.1.0.html'), 'utf8')).toContain('Version 1.1.0 was withdrawn on 2026-03-01. Do not use it.');
    expect(readFileSync(join(place, 'latest/index.html'), 'utf8')).toContain('url=../1.0.0/index.html');

    put(root, { 'REL-1.md': record('REL-1', '1.0.0', '2026-01-05', 'withdrawn-on: 2026-03-02\n') });
    commit(root);
    await refresh(place, root);
    expect(versionsIn(place).latest).toBeUndefined();
    expect(readFileSync(join(place, 'latest/index.html'), 'utf8')).toContain('No release is in force');

    // Whoever publishes without records changes nothing of this.
    const { root: release } = released('1.0.0', { releasedOn: '2026-01-05' });
    const last = bytesOf(place);
    await publish({ to: folderPlace(place), release: { path: release, name: release }, init: false, dryRun: false });
    expect(bytesOf(place)).toEqual(last);
  });

  it('goes by what is committed, and never back to records of an earlier commit', async () => {
    const place = await standing();
    const root = folder(dhf);
    commit(root);
    put(root, { 'REL-2.md': record('REL-2', '1.1.0', '2026-02-04', 'withdrawn-on: 2026-03-01\n') });
    await refresh(place, root);
    expect(versionsIn(place).versions[0]?.state).toBe('in-field');
    gitAt('2026-03-05T10:00:00Z', root, 'commit', '--quiet', '--all', '--message=Withdraw');
    await refresh(place, root);
    expect(versionsIn(place).versions[0]?.state).toBe('withdrawn');
    git(root, 'checkout', '--quiet', 'HEAD~1');
    expect(await refresh(place, root)).toMatchObject({
      files: [],
      notes: [expect.stringMatching(/^The live status stays as it is: .*2026-03-05.*2026-03-04/)],
    });
    expect(versionsIn(place).versions[0]?.state).toBe('withdrawn');
  });

  it('is refused from records that cannot be read, or are of another product', async () => {
    const place = await standing();
    const before = bytesOf(place);
    await expect(refresh(place, folder(dhf))).rejects.toThrow('is in no git repository');
    const broken = folder({ 'dhf.yaml': 'schema: x\n' });
    commit(broken);
    await expect(refresh(place, broken)).rejects.toThrow('cannot be read: ');
    const other = folder({ ...dhf, 'dhf.yaml': settingsText() });
    commit(other);
    await expect(refresh(place, other)).rejects.toThrow('holds releases of Tidewell, and this is Test');
    await expect(refresh(join(folder(), 'empty'), other)).rejects.toThrow('nothing is published in');
    expect(bytesOf(place)).toEqual(before);
  });
});
