import type { Facts } from '../../src/model/facts.ts';
import { TraceGraph } from '../../src/model/graph.ts';
import type { FieldRow, Kind } from '../../src/model/kind.ts';
import { type KindName, kinds, requirementCategories } from '../../src/model/kinds.ts';
import type { SafetyClass } from '../../src/model/safety-class.ts';
import { Vocabulary } from '../../src/model/vocabulary.ts';
import { document, type Fields, factsOf, item, sha256, type Written } from '../build.ts';

/** Items by ID, as fields; `type` names the kind where the ID does not. */
export type World = ReadonlyMap<string, Fields & { readonly type?: string }>;

const vocabulary = new Vocabulary();

export function kindOf(id: string, fields: Fields): Kind {
  return kinds[(fields.type ?? vocabulary.kindOfId(id) ?? 'document') as KindName];
}

/** A value of the right shape for a row of the table. */
export function specimen(row: FieldRow): string | readonly string[] {
  const one = row.values?.[0] ?? byFormat[row.format] ?? `Words about ${row.name}`;
  return row.list ? [one] : one;
}

const byFormat: Readonly<Record<string, string>> = {
  date: '2026-11-22',
  time: '2026-11-22T10:00:00Z',
  version: '1.2.3',
  sha256: 'a'.repeat(64),
  number: '6',
  pair: 'Ada Example: reviewer',
  'item-hash': `TC-1@h1:${'a'.repeat(64)}`,
};

/** Every field of a kind that has a demand of its own or stands beside another, and then what is said here. */
function complete(id: string, given: Fields = {}): readonly [string, Fields] {
  const kind = kindOf(id, given);
  const either = kind.either.flatMap((row) => row.anyOf);
  const rows = kind.fields.filter((row) => row.demands.length > 0 || either.includes(row.name));
  const filled = rows.filter((row) => row.name !== 'title').map((row) => [row.name, specimen(row)]);
  return [id, { title: `Title of ${id}`, ...Object.fromEntries(filled), ...given }];
}

const tested = [
  'SRS-1',
  'SRS-2',
  'SRS-3',
  'SYS-1',
  'RCM-1',
  'RCM-2',
  'RCM-3',
  'RCM-4',
  'SWU-1',
  'SWU-2',
  'SWU-3',
  'SWU-4',
  'IF-1',
  'IF-2',
  'SEG-1',
  'SEG-2',
];
const controls = ['RCM-1', 'RCM-2', 'RCM-3'];
const shows = { verifies: tested, 'shows-effective': [...controls, 'RCM-4'], validates: ['UN-1', 'UN-2', 'USC-1'] };
const ends = ['SWU-1', 'SWU-2', 'SWU-3', 'SWU-4', 'SOUP-1', 'SOUP-2', 'SOUP-3', 'SOUP-4', 'EXT-1', 'EXT-2'];

/** What the plan answers from 4 to 5.5. */
const planned = [
  'IEC 62304 5.1.1 a, b, c, d, e',
  'IEC 62304 5.1.2',
  'IEC 62304 5.1.3 a, b',
  'IEC 62304 5.1.4',
  'IEC 62304 5.1.5',
  'IEC 62304 5.1.6 a, b, c, d',
  'IEC 62304 5.1.7',
  'IEC 62304 5.1.8 a, b, c',
  'IEC 62304 5.1.9 a, b, c, d, e, f',
  'IEC 62304 5.1.10',
  'IEC 62304 5.1.11',
  'IEC 62304 5.1.12 a, b',
  'IEC 62304 5.5.2',
];

/**
 * A whole DHF in which every row of the table is demanded of something and nothing is missing. Whatever must arrive arrives
 * twice, so that what is taken from one item is missed at that item alone.
 */
export function worldOf(safetyClass: SafetyClass): World {
  return new Map([
    complete('SDP-1', {
      kind: 'software-development-plan',
      claims: planned,
      'states-class': [`SWS-1: ${safetyClass}`],
      'feedback-months': '6',
      'trend-months': '6',
    }),
    complete('SMP-1', { kind: 'software-maintenance-plan', claims: ['IEC 62304 6.1 a, b, c, d, e, f'] }),
    complete('SAD-1', { kind: 'software-architecture', claims: ['IEC 62304 5.3.2'] }),
    complete('RMP-1', {
      kind: 'risk-management-plan',
      claims: [
        'ISO 14971 4.2',
        'ISO 14971 4.3',
        'ISO 14971 4.4 a, b, c, d, e, f, g',
        'ISO 14971 10.1',
        'ISO 14971 10.2',
        'ISO 14971 10.3',
        'ISO 14971 10.4',
        'ISO 14971 5.1',
        'ISO 14971 5.3',
      ],
    }),
    complete('RMR-1', { kind: 'risk-management-report', claims: ['ISO 14971 8', 'ISO 14971 9'] }),
    complete('DLP-1', { kind: 'delivery-procedure', says: delivery }),
    ...product(),
    ...structure(safetyClass),
    ...risk(),
    ...verification(),
    ...change(),
  ]);
}

function product() {
  const everywhere = { 'allocated-to': ['SWU-1', 'SWU-2', 'SWI-1'], category: [...requirementCategories], 'safety-related': 'yes' };
  return [
    complete('IU-1'),
    complete('UN-1'),
    complete('UN-2'),
    complete('SYS-1', { 'derives-from': ['UN-1', 'UN-2'] }),
    complete('SYS-2', { 'derives-from': ['STD-1'], allocation: ['hardware'] }),
    complete('SRS-1', { ...everywhere, 'derives-from': ['SYS-1'], implements: controls }),
    complete('SRS-2', { ...everywhere, statement: 'The second.', 'derives-from': ['SYS-1'], implements: controls }),
    complete('SRS-3', { ...everywhere, statement: 'The third.', 'derives-from': ['STD-1'], 'safety-related': 'no' }),
    complete('IF-1', { connects: ends }),
    complete('IF-2', { connects: ends }),
    complete('EXT-1'),
    complete('EXT-2'),
  ];
}

function structure(safetyClass: SafetyClass) {
  const uses = ['SOUP-1', 'SOUP-2', 'SOUP-3', 'SOUP-4'];
  const unit = { 'part-of': 'SWI-1', 'safety-class': safetyClass, uses };
  return [
    complete('SWS-1', {
      'safety-class': safetyClass,
      considers: ['HS-1', 'HS-2'],
      credits: ['RCM-4'],
      architecture: ['SAD-1'],
      source: 'src',
    }),
    complete('SWI-1', { 'part-of': 'SWS-1', 'safety-class': safetyClass, 'contributes-to': ['HS-1', 'HS-2'] }),
    complete('SWI-2', { 'part-of': 'SWS-1', 'safety-class': safetyClass }),
    ...(safetyClass === 'A' ? [complete('SWI-3', { 'part-of': 'SWS-1', 'safety-class': 'A' })] : []),
    complete('SWU-1', { ...unit, 'contributes-to': ['HS-1', 'HS-2'], 'criteria-set': undefined }),
    complete('SWU-2', { ...unit, 'criteria-set': undefined }),
    complete('SWU-3', { ...unit, 'part-of': 'SWI-2', 'criteria-set': undefined }),
    complete('SWU-4', { ...unit, 'part-of': 'SWI-2', 'criteria-set': undefined }),
    complete('SOUP-1', { 'contributes-to': ['HS-1'], members: undefined }),
    complete('SOUP-2', { 'soup-kind': 'group', members: ['left 1.2.3'] }),
    complete('SOUP-3', { 'soup-kind': 'service', members: undefined }),
    complete('SOUP-4', { 'soup-kind': 'platform', members: undefined }),
    complete('SEG-1', { 'segregates-low': ['SWU-2'], 'segregates-high': ['SWU-1'] }),
    complete('SEG-2', { 'segregates-low': ['SWU-2'], 'segregates-high': ['SWU-1'] }),
    complete('SDD-1', { details: ['SWU-1', 'SWU-2', 'SWU-3', 'SWU-4', 'IF-1', 'IF-2'] }),
    complete('SDD-2', { details: ['SWU-1', 'SWU-2', 'SWU-3', 'SWU-4', 'IF-1', 'IF-2'] }),
    complete('CI-1'),
    complete('TOOL-1', { 'qms-use': 'yes', 'validated-by': ['REV-1'] }),
    complete('DCAT-1', { evidence: ['TOOL-1'] }),
  ];
}

function risk() {
  const causes = Array.from({ length: 10 }, (_, at) => `CAUSE-${at + 1}`);
  const evaluated = {
    'initial-severity': 'grave',
    'initial-probability': 'often',
    'initial-acceptable': 'no',
    'external-severity': 'minor',
    'external-probability': 'often',
    'residual-severity': 'minor',
    'residual-probability': 'often',
    'evaluated-on': '2026-11-22',
  };
  const cause = { causes: ['HS-1', 'HS-2'] };
  const control = {
    mitigates: [...causes, 'RISK-1'],
    introduces: 'none',
    'realised-in': 'SWS-1',
  };
  return [
    complete('HAZ-1', { 'leads-to': ['HS-1', 'HS-2'] }),
    complete('HS-1', { 'software-involved': 'yes' }),
    complete('HS-2', { 'software-involved': 'no' }),
    complete('CAUSE-1', { ...cause, 'arises-in': 'SWU-1', 'cause-kind': 'specification' }),
    complete('CAUSE-2', { ...cause, 'arises-in': 'SWU-1', 'cause-kind': 'defect' }),
    complete('CAUSE-3', { ...cause, 'arises-in': 'SOUP-1', 'cause-kind': 'soup' }),
    complete('CAUSE-4', { ...cause, 'arises-in': 'SOUP-1', 'cause-kind': 'soup' }),
    complete('CAUSE-5', { ...cause, 'arises-in': 'SWU-1', 'cause-kind': 'hardware-or-other-software' }),
    complete('CAUSE-6', { ...cause, 'arises-in': 'SWU-1', 'cause-kind': 'misuse' }),
    complete('CAUSE-7', { ...cause, 'arises-in': 'SWU-2', 'cause-kind': 'specification' }),
    complete('CAUSE-8', { ...cause, 'arises-in': 'SWU-2', 'cause-kind': 'defect' }),
    complete('CAUSE-9', { ...cause, 'arises-in': 'SWU-2', 'cause-kind': 'hardware-or-other-software' }),
    complete('CAUSE-10', { ...cause, 'arises-in': 'SWU-2', 'cause-kind': 'misuse' }),
    complete('RISK-1', { ...evaluated, assesses: 'HS-1' }),
    complete('RISK-2', {
      ...evaluated,
      assesses: 'HS-1',
      'residual-severity': 'grave',
      'residual-probability': 'often',
      'residual-acceptable': 'no',
    }),
    complete('RISK-3', { ...evaluated, assesses: 'HS-2' }),
    complete('RCM-1', control),
    complete('RCM-2', control),
    complete('RCM-3', { ...control, location: 'external-hardware', mitigates: ['RISK-1'], introduces: ['HS-2'] }),
    complete('RCM-4', { location: 'external-hardware', mitigates: ['RISK-1', 'RISK-2', 'RISK-3'], introduces: 'none' }),
    complete('BR-1', { weighs: ['RISK-2'] }),
    complete('THR-1', { 'safety-impact': ['HS-1'], 'treated-by': ['RCM-1'] }),
    complete('VUL-1', { 'safety-impact': 'none', 'found-at': ['SOUP-1'] }),
    complete('AST-1'),
    complete('USC-1'),
    complete('UER-1', { 'occurs-in': ['USC-1'], causes: ['HS-1'] }),
  ];
}

/** Reviews of the kinds that clauses ask for, of everything that these look at. */
const looks = ['requirements', 'risk', 'architecture', 'detailed-design', 'unit', 'integration', 'test-adequacy', 'test-evaluation'];
const looked = [
  'SRS-1',
  'SRS-2',
  'SRS-3',
  'SAD-1',
  'SWI-1',
  'SWI-2',
  'IF-1',
  'IF-2',
  'SDD-1',
  'SDD-2',
  'SWU-1',
  'SWU-2',
  'SWU-3',
  'SWU-4',
  'TC-1',
  'TC-2',
  'TC-6',
  'TC-7',
  'TC-8',
  'RUN-1',
  'RUN-2',
];

function verification() {
  const levels = ['system', 'system', 'validation', 'usability', 'security', 'integration', 'unit', 'integration'];
  const review = {
    'review-kind': 'inspection',
    document: 'Panel drawing, revision 4',
    covers: ['SRS-1'],
    actions: 'none',
    ...shows,
    validates: undefined,
  };
  return [
    ...levels.map((level, at) => complete(`TC-${at + 1}`, { level: [level], ...shows })),
    complete('REV-1', review),
    complete('REV-2', review),
    ...looks.map((kind, at) =>
      complete(`REV-${at + 11}`, {
        'review-kind': kind,
        covers: looked,
        actions: 'none',
        answers: ['a: yes', 'b: yes', 'c: yes', 'd: yes', '5.2.5: yes'],
      }),
    ),
    complete('RUN-1', { method: 'automated' }),
    complete('RUN-2', { 'under-change': ['CR-2'] }),
    complete('RUN-3', { 'case-hashes': [`TC-6@h1:${'a'.repeat(64)}`] }),
    complete('RES-1', { type: 'test-result', 'result-of': ['TC-1', 'RUN-1'] }),
    complete('DSP-1', { settles: ['RES-1'] }),
    complete('BRG-1', { keeps: ['RUN-1'] }),
  ];
}

const delivery =
  'The build job replicates the file and its checksum. There is a label on each stick. It is packed in a bag. ' +
  'The installer protects it from changes. Sticks are stored in a cabinet. They are delivered by service.';

const register = { 'produced-as': ['SDP-1', 'SMP-1', 'SAD-1', 'RMP-1', 'RMR-1', 'DLP-1'], 'approver-role': 'quality' };
const approved = [
  'BR-1',
  'SDD-1',
  'SDD-2',
  'REL-1',
  'SDP-1',
  'SMP-1',
  'SAD-1',
  'RMP-1',
  'RMR-1',
  'DLP-1',
  ...looks.map((_, at) => `REV-${at + 11}`),
];

function change() {
  const archive = { archives: 'REL-1', contents: ['software', 'documents'], 'retention-until': '2041-11-22' };
  const problem = {
    'found-in': ['FB-1'],
    'affected-versions': ['1.2.3'],
    'investigated-on': '2026-11-01',
    'no-action-reason': 'It is mended with the next version.',
    'closed-on': '2026-11-20',
    'residual-in': ['REL-1'],
    affects: ['SWU-1', 'RCM-1'],
  };
  const analysed = {
    'new-causes': 'no',
    'new-controls': 'no',
    'control-impact': 'RCM-1, RCM-2 and RCM-3 keep their values, as TC-1 shows again.',
  };
  return [
    complete('FB-1'),
    complete('PRB-1', problem),
    complete('PRB-2', problem),
    complete('CR-1', { ...analysed, 'released-software': 'yes', changes: ['SWU-1'], resolves: ['PRB-1'] }),
    complete('CR-2', { ...analysed, 'released-software': 'no', changes: ['SWU-1'] }),
    complete('BL-1', { includes: ['CI-1'] }),
    complete('REL-1', { includes: 'BL-1', delivery: ['DLP-1'], versions: ['SWS-1: 1.2.3'], tools: ['make 4.4'] }),
    complete('ARC-1', archive),
    complete('ARC-2', archive),
    complete('COM-1', { about: ['CR-1'] }),
    complete('APR-1', { meaning: 'approval', role: 'quality', covers: approved }),
    complete('APR-2', { meaning: 'approval', role: 'quality', covers: approved }),
    complete('JUS-1', { claim: 'deviation', status: 'draft' }),
    complete('JUS-2', { claim: 'group', 'confirmed-for': ['REL-1'], status: 'draft' }),
    complete('JUS-3', { claim: 'not-applicable', status: 'draft', 'confirmed-for': ['REL-1'] }),
    complete('LEG-1', { concerns: 'SWI-1', status: 'draft' }),
    complete('STD-1'),
    complete('STM-1', { about: 'problems', for: ['REL-1'] }),
    complete('DEL-1', register),
    complete('DEL-2', register),
    complete('MDL-1', { 'part-of': 'SWI-1' }),
    complete('DAT-1'),
    complete('PCCP-1'),
  ];
}

/** Items of which nothing but the system they name says where they belong, in a DHF of two systems. */
export function withSecondSystem(world: World, safetyClass: SafetyClass): World {
  return new Map([
    ...world,
    complete('SWS-2', { 'safety-class': safetyClass, considers: ['HS-1'], architecture: ['SAD-1'] }),
    ...['SRS-9', 'TC-9', 'SOUP-9', 'PRB-9', 'CR-9'].map((id) => complete(id, { system: 'SWS-1' })),
  ]);
}

/** A world with one field or link taken from one item. */
export function without(world: World, id: string, ...names: readonly string[]): World {
  return withValues(world, id, Object.fromEntries(names.map((name) => [name, name === 'title' ? '' : undefined])));
}

export function withValues(world: World, id: string, values: Fields): World {
  return new Map([...world].map(([each, fields]) => [each, each === id ? { ...fields, ...values } : fields]));
}

/** A world in which no link of some fields leads to one item. */
export function withoutArrivals(world: World, id: string, names: readonly string[]): World {
  return new Map(
    [...world].map(([each, fields]) => {
      const leading = names.filter((name) => [fields[name] ?? []].flat().includes(id));
      const kept = Object.fromEntries(leading.map((name) => [name, takeAway(fields[name], id)]));
      return [each, leading.length === 0 ? fields : { ...fields, ...kept }];
    }),
  );
}

function takeAway(values: Fields[string], id: string): Fields[string] {
  const left = [values ?? []].flat().filter((value) => value !== id);
  return left.length === 0 ? undefined : left;
}

/** The graph of a world; what its approvals cover is approved as it stands. */
export function graphOfWorld(world: World, packs: readonly string[] = ['IEC 62304', 'ISO 14971']): TraceGraph {
  return graphsOfWorlds(packs)(world);
}

/** Makes the graph of one world after another. Each takes over from the one before what is the same in both, as the graphs of a session do. */
export function graphsOfWorlds(packs: readonly string[]): (world: World) => TraceGraph {
  const words = { vocabulary, packs: new Set(packs), inRiskFile: () => true, sha256 };
  const read = readOnce();
  let unsigned: TraceGraph | undefined;
  let signed: TraceGraph | undefined;
  return (world) => {
    const facts = new Map([...world].map(([id, fields]) => [id, read(id, fields)]));
    const plain = new TraceGraph({ ...words, facts: [...facts.values()] }, unsigned);
    for (const { id } of plain.ofKind('approval')) facts.set(id, read(id, world.get(id) ?? {}, approvedRows(world.get(id)?.covers, plain)));
    unsigned = plain;
    signed = new TraceGraph({ ...words, facts: [...facts.values()] }, signed);
    return signed;
  };
}

/** The hashes of what an approval covers, and of what that leads to. */
function approvedRows(covers: Fields[string], graph: TraceGraph): readonly (readonly string[])[] {
  const covered = [covers ?? []].flat().flatMap((each) => graph.item(each) ?? []);
  return covered.flatMap((each) => [
    [each.id, 'whole', graph.hashOf(each).whole],
    ...graph.linksFrom(each).flatMap(({ target, to }) => (to === undefined ? [] : [[each.id, target, graph.hashOf(to).whole]])),
  ]);
}

/** Facts of an item; the same object for the same fields and the same approved hashes. */
function readOnce(): (id: string, fields: Fields, approved?: readonly (readonly string[])[]) => Facts {
  const known = new WeakMap<Fields, Map<string, Facts>>();
  return (id, fields, approved) => {
    const ofFields = known.get(fields) ?? new Map<string, Facts>();
    known.set(fields, ofFields);
    const key = JSON.stringify([id, approved]);
    const [facts = ofFields.get(key)] = ofFields.has(key)
      ? []
      : factsOf([approved === undefined ? writtenAs(id, fields) : signedAs(id, fields, approved)]);
    if (facts === undefined) throw new Error(`${id} gives no facts`);
    ofFields.set(key, facts);
    return facts;
  };
}

function signedAs(id: string, fields: Fields, approved: readonly (readonly string[])[]): Written {
  return item(id, { ...fields, statement: 'Approved.' }, { tables: [[['Thing', 'Part', 'Hash'], ...approved]] });
}

/** What a document claims, and what it says besides, stands in sections of their own; under a claim a sentence for each point that any clause has. */
function writtenAs(id: string, { type, claims, says, ...fields }: Fields & { readonly type?: string }): Written {
  const words = [says ?? []].flat().join(' ');
  const sections = [...[claims ?? []].flat().map(claimed), ...(words === '' ? [] : [{ heading: 'What it says', words }])];
  if (kindOf(id, { type }).name === 'document') return document(id, fields, { words, sections });
  return item(id, fields, type === undefined ? {} : { type });
}

/** The scales of a risk management plan. */
const scales = [
  [
    ['Severity', 'Meaning', 'Harm'],
    ['minor', 'heals by itself', 'none'],
    ['grave', 'death', 'serious'],
  ],
  [
    ['Probability', 'Meaning'],
    ['often', 'each day'],
  ],
  [
    ['P \\ S', 'minor', 'grave'],
    ['often', 'acceptable', 'unacceptable'],
  ],
];

function claimed(claim: string) {
  const words =
    'When SYS-1 changes, software requirements, risk analysis, tests, architecture, units, detailed design and SOUP follow RMP-1.';
  const steps = [
    ['Step', 'Items'],
    ['All together', ['SWI-1', 'SWI-2', ...ends].join(', ')],
  ];
  return {
    heading: `About ${claim}`,
    claims: [claim],
    words: `${words} TOOL-1 does it. ${'It is done. '.repeat(13)}`,
    tables: [steps, ...scales],
  };
}
