import { describe, expect, it } from 'vitest';
import type { Past } from '../../src/model/past.ts';
import { traceSources } from '../../src/project/trace.ts';
import { siteOf } from '../../src/site/site.ts';
import { readProject } from '../projects/project.ts';
import { exampleRoot } from '../projects/story.ts';
import { below, rows, words } from './html.ts';

const { settings, sources } = readProject(exampleRoot);
const plan = 'planning/development-plan.md';
const attack = '"><img src=x onerror="window.wrecked=1">';

interface Planted {
  readonly edits?: readonly (readonly [file: string, replace: string | RegExp, by: string])[];
  readonly past?: Past;
  readonly language?: 'de';
}

function traced(edits: NonNullable<Planted['edits']>) {
  const edited = sources.map(({ file, text }) => ({
    file,
    text: edits.filter(([each]) => each === file).reduce((before, [, replace, by]) => before.replace(replace, by), text),
  }));
  return { sources: edited, report: traceSources(edited, settings, { stage: 'draft', asOf: { date: '2026-11-23', from: 'flag' } }) };
}

const asItIs = traced([]);

/** The page of Tidewell's development plan with something planted. */
function page({ edits, past, language }: Planted = {}) {
  const known = edits === undefined ? asItIs : traced(edits);
  const site = siteOf({ ...known, preview: false, picture: () => undefined, ...(past && { past }), ...(language && { language }) });
  const found = site.pages.find(({ path }) => path === 'documents/planning/development-plan.html');
  if (found === undefined) throw new Error('the plan has no page');
  return found;
}

const changed = (subject: string, revision: string, letter: string, requests: readonly string[] = []) => ({
  ...{ commit: letter.repeat(40), at: '2026-11-18T08:00:00Z', author: 'Software Lead', subject, requests, revision },
});
const past: Past = {
  documents: new Map([
    ['SDP-1', { changes: [changed(`Register ${attack}`, '3', 'b', ['TW-1']), changed('Plan', '2', 'a')], more: 3, isEdited: false }],
  ]),
  wordings: new Map(),
  unread: 0,
};

describe('the page of a controlled document', () => {
  const changes = (planted: Planted = { past }) => below(page(planted).body.text, 'control.changes');
  const signatures = (planted?: Planted) => rows(below(page(planted).body.text, 'control.signatures'));

  it('has its number, revision and effective date, on the page and in the margin of each sheet', () => {
    expect(words(page().body.text)).toContain('Number SDP-1 Revision 3 Effective from 2026-09-28 Author Software Lead Approver quality');
    expect(page().control).toBe('SDP-1 · revision 3 · effective from 2026-09-28');
    const edits = [[plan, 'revision: "3"', 'revision: "4"'] as const, [plan, /^effective-on: .*$/m, 'effective-on: 2026-12-01'] as const];
    const later = page({ edits });
    expect(words(later.body.text)).toContain('Revision 4 Effective from 2026-12-01');
    expect(later.control).toBe('SDP-1 · revision 4 · effective from 2026-12-01');
    expect(page({ language: 'de' }).control).toBe('SDP-1 · Revision 3 · gültig ab 2026-09-28');
  });

  it('has the signature block: who, as what, when, how, over which words, and whether that still holds', () => {
    const [head, first, below] = signatures();
    expect(head).toEqual(['Role', 'Name', 'Meaning', 'Date and time', 'Holds still', 'Record']);
    expect(first).toEqual(['quality', 'Quality Lead', 'approval', '2026-11-19T15:10:00Z', 'current', 'APR-1']);
    expect(below).toEqual([
      expect.stringMatching(/^Content hash: h1:[0-9a-f]{64} Signature: says external-esign, and nobody looked at it$/),
    ]);
    const edits = [['records/approvals/APR-1.md', 'signer: Quality Lead', `signer: '${attack}'`] as const];
    expect(signatures({ edits })[1]?.[1]).toBe('&quot;&gt;&lt;img src=x onerror=&quot;window.wrecked=1&quot;&gt;');
  });

  it('has an empty line for a signature that is missing, and says which do not hold any more', () => {
    const edits = [[plan, 'under a quality management system', 'under a system of quality management'] as const];
    const [, missing, former] = signatures({ edits });
    expect(missing).toEqual(['quality', '', '', '', 'not signed', '']);
    expect(former?.[4]).toBe('its own words changed since');
    expect(signatures().filter((row) => row.includes('not signed'))).toEqual([]);
  });

  it('has the change history: revision, day, words, author and change requests of each commit', () => {
    expect(rows(changes())).toEqual([
      ['Revision', 'Date', 'Change', 'Author', 'Change requests', 'Approved by', 'Commit'],
      [
        '3',
        '2026-11-18',
        `Register ${'&quot;&gt;&lt;img src=x onerror=&quot;window.wrecked=1&quot;&gt;'}`,
        'Software Lead',
        'TW-1',
        'APR-1',
        'bbbbbbbbbbbb',
      ],
      ['2', '2026-11-18', 'Plan', 'Software Lead', 'none', 'nobody', 'aaaaaaaaaaaa'],
    ]);
    expect(words(changes())).toContain('3 commits before these also changed it; git has them.');
  });

  it('says that an edit is in no commit, and approves no commit by it', () => {
    const [known] = past.documents.values();
    const edited = { ...past, documents: new Map([['SDP-1', { ...known, changes: known?.changes ?? [], more: 0, isEdited: true }]]) };
    expect(words(changes({ past: edited }))).toContain('the change is in no commit yet');
    expect(rows(changes({ past: edited })).map((row) => row[5])).toEqual(['Approved by', 'nobody', 'nobody']);
    expect(words(changes())).not.toContain('the change is in no commit yet');
  });

  it('says plainly what is not known', () => {
    expect(words(changes({}))).toBe('Change history The change history is not known: nobody asked git here.');
    expect(words(changes({ past: { ...past, documents: new Map() } }))).toBe('Change history No commit holds this document yet.');
  });

  it('lists both among the contents of the page', () => {
    expect(
      page()
        .headings.slice(0, 2)
        .map(({ text }) => text),
    ).toEqual(['Change history', 'Signatures']);
    expect(
      page({ language: 'de' })
        .headings.slice(0, 2)
        .map(({ text }) => text),
    ).toEqual(['Änderungsverlauf', 'Unterschriften']);
  });
});
