import { hash } from 'node:crypto';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TraceReport } from '../../src/check/report.ts';
import type { Stage } from '../../src/model/diagnostic.ts';
import type { Spelling } from '../../src/model/facts.ts';
import { type KindName, kinds } from '../../src/model/kinds.ts';
import { compareText } from '../../src/model/place.ts';
import type { Vocabulary } from '../../src/model/vocabulary.ts';
import type { Parser, Source } from '../../src/project/facts.ts';
import { type Settings, vocabularyOf } from '../../src/project/settings.ts';
import { traceSources } from '../../src/project/trace.ts';
import { renewed } from './approve.ts';
import { type Project, projectNames, projectRoot, readProject } from './project.ts';
import { canBe, elsewhere, respelled, type Written, type WrittenField, writtenItems } from './respell.ts';

const asOf = { date: '2026-11-22', from: 'flag' } as const;
const records: ReadonlySet<KindName | undefined> = new Set(['test-run', 'approval']);

/** Sections become rows where their content allows it, rows become sections; all stay in their document. */
function swapped(sources: readonly Source[], vocabulary: Vocabulary): readonly Source[] {
  return respelled(sources, vocabulary, (item) => {
    if (item.spelling === 'section') return inSpelling(item, 'row', vocabulary);
    return item.spelling === 'row' ? inSpelling(item, 'section', vocabulary) : item;
  });
}

function inSpelling(item: Written, spelling: Spelling, vocabulary: Vocabulary): Written {
  return canBe(spelling, item, vocabulary) ? { ...item, spelling } : item;
}

/** A project with room for its items in other places, judged as it stands: what is compared with `moved`. */
function withRoom({ sources, settings }: Project, vocabulary: Vocabulary): readonly Source[] {
  const items = writtenItems(sources, vocabulary);
  const folders = [...new Set(items.filter((item) => item.spelling === 'file').map((item) => posix.dirname(item.file)))].sort();
  const documents = folders.map((folder, at): Source => ({ file: roomIn(folder), text: room(at + 1, settings) }));
  const files = items.filter(mayLeave).map((item): Source => ({ file: fileOf(item), text: elsewhere }));
  return respelled([...sources, ...documents, ...files], vocabulary, (item) =>
    item.kind === 'approval' ? coveringItems(item, items) : item,
  );
}

function roomIn(folder: string): string {
  return posix.join(folder, 'room.md');
}

function room(number: number, { ids }: Settings): string {
  const id = ids.pattern.replace('{prefix}', 'ROOM').replaceAll('{number}', String(number));
  return [
    '---',
    `id: ${id}`,
    'title: Room for items',
    'type: item-document',
    'kind: other',
    'revision: "1"',
    'author: Test Lead',
    'approver-role: quality',
    'effective-on: 2026-01-05',
    '---',
    '',
    '## Items',
    '',
    'Whatever stands here stood elsewhere.',
    '',
  ].join('\n');
}

function fileOf(item: Written): string {
  return posix.join(posix.dirname(item.file), `${item.id}.md`);
}

/** Stands in a document, and answers no clause by standing there. */
function mayLeave(item: Written): boolean {
  return item.spelling !== 'file' && !item.answersAClaim;
}

/** What a document's approval covers stays covered when it leaves the document. */
function coveringItems(approval: Written, items: readonly Written[]): Written {
  const fields = approval.fields.map((field): WrittenField => {
    if (field.name !== 'covers' || !('values' in field)) return field;
    const leaving = items.filter((item) => mayLeave(item) && field.values.includes(item.document?.id.text ?? ''));
    return { name: 'covers', values: [...new Set([...field.values, ...leaving.map((item) => item.id)])] };
  });
  return { ...approval, fields };
}

/** Files become rows or sections of a document beside them, and what stands in documents becomes files. */
function moved(sources: readonly Source[], vocabulary: Vocabulary, wanted: Spelling, which: (item: Written) => boolean): readonly Source[] {
  return respelled(sources, vocabulary, (item) => {
    if (!which(item)) return item;
    if (mayLeave(item)) return { ...item, spelling: 'file', file: fileOf(item), document: undefined };
    const spelling = [wanted, 'section' as const].find((each) => canBe(each, item, vocabulary));
    return item.spelling !== 'file' || spelling === undefined ? item : { ...item, spelling, file: roomIn(posix.dirname(item.file)) };
  });
}

/** What a report says, spelling and places left out. */
function said(sources: readonly Source[], settings: Settings, { stage, parser }: { stage: Stage; parser: Parser }, sameDocuments: boolean) {
  const { verdict, counts, diagnostics, rules, notJudged, graph } = traceSources(sources, settings, {
    stage,
    asOf,
    parser,
  }) as Required<TraceReport>;
  const hashed = graph.items.filter((item) => sameDocuments || (item.kind !== 'document' && item.kind !== 'approval'));
  return {
    verdict,
    counts,
    notJudged: notJudged.map(({ what, why }) => `${what}: ${why}`),
    findings: diagnostics
      .map((each) => [each.rule, each.item, each.clause, each.class, each.classFrom, each.severity, each.message].join(' · '))
      .sort(compareText),
    // Only documents and items in files have a file name to look at.
    examined: rules.filter((rule) => !rule.id.startsWith('file-name-')).map(({ id, examined }) => `${id} ${examined}`),
    hashes: hashed.map((item) => [item.id, graph.hashOf(item).whole, ...[...graph.hashOf(item).fields].map((each) => each.join(' '))]),
  };
}

function shuffled(sources: readonly Source[]): readonly Source[] {
  const key = ({ file }: Source) => hash('sha256', file);
  return [...sources].sort((a, b) => compareText(key(a), key(b)));
}

interface Fault {
  readonly name: string;
  /** Hashes cannot be made new for it where an approval names the item itself. */
  readonly staysInItsDocument?: true;
  /** The item with the fault in it; undefined where it cannot have it. */
  readonly plant: (item: Written, vocabulary: Vocabulary) => Written | undefined;
}

const faults: readonly Fault[] = [
  {
    name: 'a field taken away',
    plant: (item) =>
      withFields(
        item,
        item.fields.filter((field) => field !== own(item)[0]),
      ),
  },
  { name: 'prose taken away', plant: (item) => editProse(item, () => undefined) },
  { name: 'prose still to come', plant: (item) => editProse(item, () => 'TBD') },
  { name: 'a link that leads nowhere', plant: (item) => editLink(item, (target) => target.replace(/\d+$/, '987')) },
  { name: 'a link to the item itself', plant: (item) => editLink(item, () => item.id) },
  { name: 'a link to the wrong kind', plant: (item, vocabulary) => editLink(item, () => firstId('intended-use', vocabulary)) },
  {
    name: 'a value outside its list',
    plant: (item) =>
      editField(
        item,
        (field) => rowOf(item, field)?.values !== undefined,
        () => 'perhaps',
      ),
  },
  { name: 'a field nobody knows', plant: (item) => withFields(item, [...item.fields, { name: 'favourite-colour', values: ['blue'] }]) },
  { name: 'a link written backwards', plant: (item) => withFields(item, [...item.fields, { name: 'is verified by', values: [item.id] }]) },
  { name: 'an item retired', staysInItsDocument: true, plant: (item) => withStatus(item, 'retired') },
  { name: 'an item still a draft', plant: (item) => withStatus(item, 'draft') },
  { name: 'a title changed', plant: (item) => ({ ...item, title: `${item.title}, changed` }) },
  {
    name: 'an ID in prose that does not exist',
    plant: (item) => editProse(item, (markdown) => `${markdown} See [[${item.id.replace(/\d+$/, '986')}]].`),
  },
];

function own(item: Written): readonly WrittenField[] {
  return item.fields.filter((field) => 'values' in field && !item.inherited.has(field.name));
}

function withFields(item: Written, fields: readonly WrittenField[]): Written | undefined {
  return fields.length === item.fields.length ? undefined : { ...item, fields };
}

function withStatus(item: Written, status: string): Written {
  return { ...item, fields: [...item.fields, { name: 'status', values: [status] }] };
}

function editProse(item: Written, edit: (markdown: string) => string | undefined): Written | undefined {
  const at = item.fields.findIndex((field) => 'markdown' in field && !/[|#]|^[-\d]/m.test(field.markdown));
  const field = item.fields[at];
  if (field === undefined || !('markdown' in field)) return undefined;
  const markdown = edit(field.markdown);
  return {
    ...item,
    fields: item.fields.flatMap((each, i) => (i !== at ? [each] : markdown === undefined ? [] : [{ name: each.name, markdown }])),
  };
}

function editField(item: Written, which: (field: string) => boolean, edit: (value: string) => string): Written | undefined {
  const field = own(item).find((each) => which(each.name));
  if (field === undefined || !('values' in field)) return undefined;
  const [last = ''] = field.values.slice(-1);
  const values = [...field.values.slice(0, -1), edit(last)];
  return { ...item, fields: item.fields.map((each) => (each === field ? { name: field.name, values } : each)) };
}

function editLink(item: Written, edit: (target: string) => string): Written | undefined {
  const links = item.kind === undefined ? [] : kinds[item.kind].links.map((row) => row.name);
  return editField(item, (name) => links.includes(name) && name !== 'system', edit);
}

function rowOf({ kind }: Written, field: string) {
  return kind === undefined ? undefined : kinds[kind].fields.find((row) => row.name === field);
}

function firstId(kind: KindName, vocabulary: Vocabulary): string {
  return ['-1', '_1'].map((end) => `${vocabulary.prefixFor(kind)}${end}`).find((id) => vocabulary.isId(id)) as string;
}

/** A fault in every item that can have one, each in its own spelling; which one, changes from round to round. Gives the faults planted, too. */
function planted(sources: readonly Source[], some: readonly Fault[], round: number, vocabulary: Vocabulary) {
  const used = new Set<string>();
  let at = round;
  const faulty = respelled(sources, vocabulary, (item) => {
    if (records.has(item.kind)) return item;
    const fault = some[at % some.length] as Fault;
    at += 1;
    const changed = fault.plant(item, vocabulary);
    if (changed === undefined || !canBe(item.spelling, changed, vocabulary)) return item;
    used.add(fault.name);
    return changed;
  });
  return { faulty, used };
}

const atRelease = { stage: 'release', parser: 'satteri' } as const;
const atReleaseOtherParser = { stage: 'release', parser: 'remark' } as const;
const atDraft = { stage: 'draft', parser: 'satteri' } as const;
const atDraftOtherParser = { stage: 'draft', parser: 'remark' } as const;
const rounds = [0, 5, 10];

describe.each(projectNames)('%s', (name) => {
  const project = readProject(projectRoot(name));
  const { sources, settings, root } = project;
  const vocabulary = vocabularyOf(settings);
  const spellings = (some: readonly Source[]) => writtenItems(some, vocabulary).map((item) => `${item.id} ${item.spelling}`);
  const isRecord = (item: Written) => records.has(item.kind);

  /** Rows as sections and sections as rows. */
  function swap(some: readonly Source[]): readonly Source[] {
    return shuffled(swapped(some, vocabulary));
  }

  /** Files as sections or rows, and what stood in documents as files; then the hashes are those of the documents as they are now. */
  function move(some: readonly Source[], wanted: Spelling): readonly Source[] {
    const items = renewed(
      moved(some, vocabulary, wanted, (item) => !isRecord(item)),
      settings,
      root,
    );
    return shuffled(moved(items, vocabulary, wanted, isRecord));
  }

  test('nearly every item can be written otherwise', () => {
    const before = new Set(spellings(sources));
    const after = [swapped(sources, vocabulary), moved(withRoom(project, vocabulary), vocabulary, 'row', () => true)].flatMap(spellings);
    const otherwise = new Set(after.filter((each) => !before.has(each)).map((each) => each.split(' ')[0]));
    expect(otherwise.size).toBeGreaterThan(before.size * 0.9);
  });

  test('says the same with rows as sections and sections as rows', () => {
    expect(said(swap(sources), settings, atReleaseOtherParser, true)).toEqual(said(sources, settings, atRelease, true));
  });

  test.each(['section', 'row'] as const)('says the same with every file as a %s, and with files of what stood in documents', (wanted) => {
    const base = withRoom(project, vocabulary);
    const before = said(renewed(base, settings, root), settings, atDraft, false);
    expect(said(move(base, wanted), settings, atDraftOtherParser, false)).toEqual(before);
  });

  test('says the same of faults with rows as sections and sections as rows', () => {
    const used = rounds.flatMap((round) => {
      const { faulty, used } = planted(sources, faults, round, vocabulary);
      const before = said(faulty, settings, atDraft, true);
      expect(new Set(before.findings.map((finding) => finding.split(' ')[0])).size).toBeGreaterThan(5);
      expect(said(swap(faulty), settings, atDraft, true)).toEqual(before);
      return [...used];
    });
    expect(new Set(used).size).toBe(faults.length);
  });

  test('says the same of faults with files of what stood in documents, and rows of what were files', () => {
    const some = faults.filter((fault) => fault.staysInItsDocument !== true);
    const used = rounds.flatMap((round) => {
      const { faulty, used } = planted(withRoom(project, vocabulary), some, round, vocabulary);
      const before = said(renewed(faulty, settings, root), settings, atDraft, false);
      expect(new Set(before.findings.map((finding) => finding.split(' ')[0])).size).toBeGreaterThan(5);
      expect(said(move(faulty, 'row'), settings, atDraft, false)).toEqual(before);
      return [...used];
    });
    expect(new Set(used).size).toBe(some.length);
  });
});

test('items answer a claim alike as sections and as rows', () => {
  const { settings } = readProject(projectRoot('clean-b'));
  const tool = (number: number) =>
    `### TOOL-${number} Compiler\n\n- **QMS use:** no\n- **Version:** 1.${number}\n- **Controlled:** yes\n\nCompiles. Links. Packs.\n`;
  const plan = (claim: string) =>
    `---\nid: SDP-1\ntitle: Plan\ntype: item-document\n---\n\n## Tools\n\n- **Answers:** IEC 62304 ${claim}\n\n${tool(1)}\n${tool(2)}`;
  const findings = (text: string) => {
    const sections = [{ file: 'plan.md', text }];
    const [rows] = swapped(sections, vocabularyOf(settings));
    expect(rows?.text).toMatch(/^\| TOOL-2 \|/m);
    const before = said(sections, settings, atDraft, true);
    expect(said([rows as Source], settings, atDraft, true)).toEqual(before);
    return before.findings.filter((finding) => finding.startsWith('claim-is-sound'));
  };
  expect(findings(plan('5.1.9 a-f'))).toEqual([]);
  expect(findings(plan('5.1.9 a-f, 5.7.5 a-g'))).toHaveLength(1);
});
