import {
  asEvidenceOfControl,
  contributesToNothing,
  decidesClass,
  derivesFromNo,
  endsAtClassCUnit,
  hasNoItems,
  implementsNoControl,
  isAboutAnomalies,
  isAtLevel,
  isAtSystemLevel,
  isClassALeaf,
  isNeitherServiceNorPlatform,
  isRelatedToSafetyOrSecurity,
  isResidual,
  mayCauseHarm,
  namesNoCriteriaSet,
  needsSourceReason,
  ranNoSystemTest,
  requirementsAreOneSet,
  says,
  servesNoRequirement,
  systemIsOpen,
  testsWereRunFor,
  thereAreSeveralSystems,
  unlessRejected,
  wasMadeForAChange,
  weighsUnacceptableRisk,
  writes,
} from './conditions.ts';
import { standsInHazardChain } from './hazard-trace.ts';
import type { ArrivalRow, Condition, Demand, EitherRow, FieldRow, Group, Kind, LinkRow } from './kind.ts';
import {
  arrives,
  atA,
  atC,
  date,
  fromB,
  itemHashes,
  type LinkDraft,
  list,
  many,
  manyOrNone,
  number,
  one,
  oneOf,
  pairs,
  prose,
  safetyClass,
  sha256,
  someOf,
  statement,
  text,
  time,
  version,
  versions,
  whole,
  yesNo,
} from './kind-rows.ts';
import type { SafetyClass } from './safety-class.ts';

/** Default prefixes. Results have IDs of their own (`RUN-1/TC-1`) and documents any prefix; RES and DOC stand for them in this table. */
export const kindByPrefix = {
  IU: 'intended-use',
  UN: 'user-need',
  SYS: 'system-requirement',
  SRS: 'software-requirement',
  IF: 'interface',
  EXT: 'external',
  SWS: 'software-system',
  SWI: 'software-item',
  SWU: 'software-unit',
  SOUP: 'soup',
  SEG: 'segregation',
  SDD: 'design-element',
  CI: 'configuration-item',
  TOOL: 'tool',
  DCAT: 'defect-category',
  HAZ: 'hazard',
  HS: 'hazardous-situation',
  CAUSE: 'software-cause',
  RISK: 'risk',
  RCM: 'risk-control',
  BR: 'benefit-risk',
  THR: 'threat',
  VUL: 'vulnerability',
  AST: 'asset',
  USC: 'use-scenario',
  UER: 'use-error',
  TC: 'test-case',
  RUN: 'test-run',
  RES: 'test-result',
  DSP: 'disposition',
  REV: 'review',
  BRG: 'bridge',
  FB: 'feedback',
  PRB: 'problem-report',
  CR: 'change-request',
  BL: 'baseline',
  REL: 'release',
  ARC: 'archive',
  COM: 'communication',
  APR: 'approval',
  JUS: 'justification',
  LEG: 'legacy-assessment',
  STD: 'standard-claim',
  STM: 'statement',
  DEL: 'deliverable',
  MDL: 'model',
  DAT: 'dataset',
  PCCP: 'pccp-modification',
  DOC: 'document',
} as const;

export type Prefix = keyof typeof kindByPrefix;
export type KindName = (typeof kindByPrefix)[Prefix];

/** Categories of software requirements, in the order of IEC 62304 5.2.2 a to l. */
export const requirementCategories = [
  'functional',
  'io',
  'system-interface',
  'alarm-warning',
  'security',
  'ui',
  'data',
  'installation',
  'operation-maintenance',
  'network',
  'user-maintenance',
  'regulatory',
] as const;

/** Fields for the extra acceptance criteria of class C units, in the order of IEC 62304 5.5.4 a to h. */
export const defectTopics = [
  'event-order',
  'data-control-flow',
  'resource-use',
  'fault-reaction',
  'initial-values',
  'self-checks',
  'memory-handling',
  'limits',
] as const;

/** Kinds of review: the lowest class that needs them, and the clause they serve. */
export const reviewKinds: Readonly<Record<string, { readonly from: SafetyClass; readonly clause: string }>> = {
  requirements: { from: 'A', clause: 'IEC 62304 5.2.6' },
  risk: { from: 'A', clause: 'IEC 62304 5.2.4' },
  'test-adequacy': { from: 'A', clause: 'IEC 62304 5.7.1' },
  'test-evaluation': { from: 'A', clause: 'IEC 62304 5.7.4' },
  'design-stage': { from: 'A', clause: 'ISO 13485 7.3.5' },
  inspection: { from: 'A', clause: 'IEC 62304 5.7.1' },
  analysis: { from: 'A', clause: 'IEC 62304 5.7.1' },
  demonstration: { from: 'A', clause: 'IEC 62304 5.7.1' },
  trend: { from: 'A', clause: 'IEC 62304 9.6' },
  feedback: { from: 'A', clause: 'IEC 62304 6.2.1.1' },
  architecture: { from: 'B', clause: 'IEC 62304 5.3.6' },
  unit: { from: 'B', clause: 'IEC 62304 5.5.5' },
  'static-analysis': { from: 'B', clause: 'IEC 62304 5.5.5' },
  integration: { from: 'B', clause: 'IEC 62304 5.6.2' },
  'detailed-design': { from: 'C', clause: 'IEC 62304 5.4.4' },
};

/** What a document can be. */
export const documentKinds = [
  'software-development-plan',
  'verification-plan',
  'integration-plan',
  'configuration-management-plan',
  'problem-resolution-procedure',
  'software-maintenance-plan',
  'risk-management-plan',
  'risk-management-report',
  'risk-analysis',
  'software-requirements',
  'software-architecture',
  'detailed-design',
  'test-plan',
  'test-report',
  'release-record',
  'delivery-procedure',
  'readme',
  'other',
] as const;

/** What a signature can stand for. */
export const approvalMeanings = ['author', 'review', 'approval', 'acceptance', 'confirmation', 'no-impact', 'editorial'] as const;

/** How an approval may be signed. */
export const approvalMethods = ['git-signed', 'ssh-signature', 'host-review', 'external-esign', 'wet-scan'] as const;

/** Levels of test cases. */
export const testLevels = ['unit', 'integration', 'system', 'validation', 'usability', 'security'] as const;

/** Severities where the check of the clause differs from warning at draft, error at release. */
const onlyAtRelease = { draft: 'off', release: 'error' } as const;
const noteAtDraft = { draft: 'info', release: 'error' } as const;
const noteOnly = { draft: 'info', release: 'warning' } as const;
const iso14971 = 'ISO 14971';

/** Fields that every item knows besides its ID and type; the title is the only one demanded. */
export const commonRows: readonly FieldRow[] = [
  text('title', 'A short name that tells it from the others.', whole()),
  oneOf('status', ['draft', 'in-review', 'retired'], 'Left out when in force; retired keeps the ID for ever.'),
  text('owner', 'Who looks after it.'),
  text('iteration', 'The iteration or milestone it is planned for.'),
  list('tags', 'Words to find it by.'),
  list('former-ids', 'IDs it had before; they resolve for ever.'),
];

interface Table {
  readonly fields: readonly FieldRow[];
  readonly links?: readonly LinkDraft[];
  readonly arrivals?: readonly ArrivalRow[];
  readonly either?: readonly EitherRow[];
  /** Demands on the title, where they differ from those of every item. */
  readonly title?: readonly Demand[];
  /** When the system must be named. */
  readonly system?: Condition;
}

function kind(prefix: Prefix, group: Group, title: string, help: string, table: Table): Kind {
  const [titleRow, ...common] = commonRows as [FieldRow, ...FieldRow[]];
  const demanded = table.system === undefined ? [] : [atA('IEC 62304 4.3 f', { when: table.system })];
  const system = one('system', ['SWS'], 'The software system it belongs to.', ...demanded);
  return {
    name: kindByPrefix[prefix],
    title,
    prefix: prefix === 'RES' || prefix === 'DOC' ? '' : prefix,
    group,
    help,
    fields: [{ ...titleRow, demands: table.title ?? titleRow.demands }, ...table.fields, ...common],
    links: [...(table.links ?? []), system].map(byKind),
    arrivals: table.arrivals ?? [],
    either: table.either ?? [],
  };
}

function byKind({ to, alsoTo, ...draft }: LinkDraft): LinkRow {
  return {
    ...draft,
    to: to === 'any' ? 'any' : to.map((prefix) => kindByPrefix[prefix]),
    ...(alsoTo === undefined ? {} : { alsoTo: { kinds: alsoTo.prefixes.map((prefix) => kindByPrefix[prefix]), when: alsoTo.when } }),
  };
}

const legacy = yesNo('legacy', 'Software from before, judged by the legacy route (4.4).');

/** Demands on a test case follow the level it declares; unit and integration count from class B. */
const byLevel = [
  atA('IEC 62304 5.7.1', { when: isAtSystemLevel, check: 'R-5.7.1-2' }),
  atA('ISO 13485 7.3.7', { when: isAtLevel('validation') }),
  atA('IEC 62366-1 5.9', { when: isAtLevel('usability') }),
  atA('IEC 81001-5-1 5.7', { when: isAtLevel('security') }),
];
const atTestLevel = [
  ...byLevel,
  fromB('IEC 62304 5.6.7', { when: isAtLevel('integration') }),
  fromB('IEC 62304 5.5.2', { when: isAtLevel('unit') }),
];
const objective = [
  ...byLevel,
  fromB('IEC 62304 5.6.4', { when: isAtLevel('integration'), severity: noteOnly, check: 'R-5.6.4-1' }),
  fromB('IEC 62304 5.5.2', { when: isAtLevel('unit') }),
];

const investigated = atA('IEC 62304 9.2', { when: writes('investigated-on') });
const closed = atA('IEC 62304 9.7', { when: writes('closed-on') });
const reported = atA('IEC 62304 9.1', { check: 'R-9.1-1' });
const requested = atA('IEC 62304 8.2.2', { check: 'R-8.2.2-1' });
const residual = fromB('IEC 62304 5.8.3', { when: isResidual, severity: onlyAtRelease });
const toReleased = says('released-software', 'yes');
const soupReview = fromB('IEC 62304 7.1.3', { when: mayCauseHarm });
const identified = { judgedBy: 'soup-is-identified' };
const testRecord = atA('IEC 62304 5.7.5');
const retestRecord = atA('IEC 62304 9.8', { when: wasMadeForAChange, check: 'R-9.8-1' });
/** The clause by which a run has to say a thing follows from what it ran, and why. */
const runRecord = [retestRecord, fromB('IEC 62304 5.6.7', { when: ranNoSystemTest, check: 'R-5.6.7-1' }), testRecord];
const record = atA('ISO 13485 7.3.5');
const register = atA('IEC 62304 5.1.8');
const controlledDocument = atA('ISO 13485 4.2.4');
const estimated = atA('ISO 14971 5.5');
const classified = atA('IEC 62304 4.3 a', { check: 'R-4.3.a-1' });
/** A change for which tests were run again (5.7.3 c). */
const retested = atA('IEC 62304 5.7.3', { when: testsWereRunFor, check: 'R-5.7.3-2' });
const analysed = atA('IEC 62304 7.4.1', { check: 'R-7.4.1-1' });
const externalEvaluation = atA('IEC 62304 4.3 a', { when: decidesClass });
const useRelated = atA('IEC 62366-1 5.4');
const released = atA('IEC 62304 5.8.4', { severity: onlyAtRelease });
const built = fromB('IEC 62304 5.8.5', { severity: onlyAtRelease });
const archived = atA('IEC 62304 5.8.7', { severity: onlyAtRelease });
const extraCriterion = atC('IEC 62304 5.5.4', { when: namesNoCriteriaSet, judgedBy: 'unit-answers-the-extra-criteria' });

const product: readonly Kind[] = [
  kind('IU', 'product', 'Intended use', 'What the device is for, for whom, and where.', {
    fields: [
      prose('purpose', 'The medical purpose.', atA('ISO 14971 5.2')),
      prose('population', 'The patients it is used on.', atA('ISO 14971 5.2')),
      prose('users', 'Who uses it.', atA('ISO 14971 5.2')),
      prose('environment', 'Where it is used.', atA('ISO 14971 5.2')),
      prose('operating-principle', 'How it works.', atA('ISO 14971 5.2')),
      prose('foreseeable-misuse', 'Wrong use that can be foreseen.', atA('ISO 14971 5.2', { pack: iso14971 })),
    ],
  }),
  kind('UN', 'product', 'User need', 'What somebody needs of the device.', {
    fields: [
      statement('The need in one or two sentences.', atA('ISO 13485 7.3.3')),
      text('source', 'Who or what it comes from.', atA('ISO 13485 7.3.3')),
      text('validation-intent', 'How it is to be shown that the need is met.', atA('ISO 13485 7.3.7')),
    ],
    arrivals: [arrives('validates', 'The case that shows that the need is met.', [atA('ISO 13485 7.3.7', { severity: noteAtDraft })])],
  }),
  kind('SYS', 'product', 'System requirement', 'What the device as a whole has to do.', {
    fields: [
      statement('The requirement.', atA('ISO 13485 7.3.3')),
      someOf(
        'allocation',
        ['software', 'hardware', 'labelling', 'other'],
        'What parts of the device have to meet it.',
        atA('IEC 62304 5.2.1'),
      ),
      text(
        'source-reason',
        'Why it comes from something other than a user need.',
        atA('ISO 13485 7.3.3', { when: derivesFromNo('user-need', 'user need') }),
      ),
    ],
    links: [many('derives-from', ['UN', 'RCM', 'STD'], 'Where it comes from.', atA('ISO 13485 7.3.3'))],
  }),
  kind('SRS', 'product', 'Software requirement', 'What the software has to do.', {
    fields: [
      statement('The requirement, with "shall".', atA('IEC 62304 5.2.1')),
      someOf(
        'category',
        requirementCategories,
        'Which kinds of requirement it is, in the order of 5.2.2 a to l.',
        atA('IEC 62304 5.2.2', { severity: noteAtDraft }),
      ),
      oneOf(
        'verification-method',
        ['test', 'analysis', 'inspection', 'demonstration'],
        'How it is shown that it is met.',
        atA('IEC 62304 5.7.1'),
      ),
      prose('acceptance-criteria', 'When it counts as met.', atA('IEC 62304 5.2.6')),
      text(
        'source-reason',
        'Why it comes from something other than a system requirement.',
        atA('IEC 62304 5.2.1', {
          when: needsSourceReason,
          judgedBy: 'software-requirement-has-a-source',
        }),
      ),
      yesNo('safety-related', 'Does it put a risk control into the software?', fromB('IEC 62304 5.2.3')),
    ],
    links: [
      {
        ...many(
          'derives-from',
          ['SYS', 'RCM', 'IF', 'STD'],
          'Where it comes from.',
          atA('IEC 62304 5.2.1', { when: implementsNoControl, judgedBy: 'software-requirement-has-a-source' }),
        ),
        alsoTo: { prefixes: ['UN'], when: requirementsAreOneSet },
      },
      many(
        'implements',
        ['RCM'],
        'The risk controls it puts into the software.',
        fromB('IEC 62304 5.2.3', { when: says('safety-related', 'yes'), check: 'R-5.2.3-2' }),
      ),
      many(
        'allocated-to',
        ['SWI', 'SWU', 'SWS'],
        'The part of the software that meets it.',
        fromB('IEC 62304 5.3.1', { judgedBy: 'requirement-is-allocated' }),
      ),
    ],
    system: systemIsOpen({ out: ['allocated-to'] }),
  }),
  kind('IF', 'product', 'Interface', 'What passes between parts of the software, or between them and the outside.', {
    fields: [
      prose('data', 'What is exchanged.', fromB('IEC 62304 5.3.2')),
      oneOf('direction', ['one-way', 'both-ways'], 'Which way it goes.', fromB('IEC 62304 5.3.2')),
      text('protocol', 'How it is exchanged.', fromB('IEC 62304 5.3.2')),
      prose('error-behaviour', 'What happens when it fails.', fromB('IEC 62304 5.3.2')),
      yesNo('trust-boundary', 'Does it cross a security boundary?', fromB('IEC 62304 5.3.2')),
    ],
    links: [
      many(
        'connects',
        ['SWI', 'SWU', 'SOUP', 'SWS', 'EXT'],
        'Its ends, two at least.',
        fromB('IEC 62304 5.3.2', { min: 2 }),
        whole({ min: 2 }),
      ),
    ],
    arrivals: [
      arrives('details', 'The detailed design of it.', [
        atC('IEC 62304 5.4.3', { when: endsAtClassCUnit, judgedBy: 'interface-of-a-unit-has-detailed-design' }),
      ]),
    ],
  }),
  kind('EXT', 'product', 'External', 'Somebody or something outside the software that it talks to.', {
    fields: [
      statement('Who or what it is.', fromB('IEC 62304 5.3.2'), whole()),
      oneOf('external-kind', ['person', 'hardware', 'software', 'network'], 'What sort of thing it is.', fromB('IEC 62304 5.3.2'), whole()),
    ],
  }),
];

const structure: readonly Kind[] = [
  kind('SWS', 'structure', 'Software system', 'All the software of a device that is classed and released together.', {
    fields: [
      safetyClass(
        'safety-class',
        'Its safety class; until one is given, C is in force.',
        atA('IEC 62304 4.3 g', { judgedBy: 'class-is-declared' }),
      ),
      prose('classification-rationale', 'Why it has this class.', classified),
      list('platforms', 'The hardware and operating systems it runs on.', atA('IEC 62304 5.7.5')),
      list('source', 'Where its source files are.', atA('IEC 62304 5.5.1', { when: hasNoItems })),
      version('version', 'Its version; that of the product when left out.'),
      yesNo(
        'segregation-claimed',
        'Is any item kept apart to give it a lower class?',
        atC('IEC 62304 5.3.5', { severity: noteOnly, judgedBy: 'segregation-is-claimed-or-denied' }),
      ),
      legacy,
    ],
    links: [
      manyOrNone('considers', ['HS'], 'The hazardous situations its class rests on.', classified),
      many('credits', ['RCM'], 'The risk controls outside the software that its class rests on.'),
      many('uses', ['SOUP'], 'The third-party software it uses.'),
      many('architecture', ['DOC'], 'The documents that describe its architecture.', fromB('IEC 62304 5.3.1')),
    ],
  }),
  kind('SWI', 'structure', 'Software item', 'A part of the software that has parts of its own.', {
    fields: [
      statement('What it does.', fromB('IEC 62304 5.3.1')),
      safetyClass('safety-class', 'Its safety class where it differs from what it is part of.'),
      list('source', 'Where its source files are.', atA('IEC 62304 5.5.1', { when: isClassALeaf })),
      list('resources', 'What it shares with others: process, database, bus, clock.'),
      text(
        'supporting-reason',
        'Why it is there although no requirement is allocated to it.',
        fromB('IEC 62304 5.3.1', { when: servesNoRequirement, judgedBy: 'software-item-serves-a-requirement' }),
      ),
      text(
        'inherited-only-reason',
        'Why it can contribute to no hazardous situation and has its class from its parent only.',
        fromB('IEC 62304 7.1.1', { when: contributesToNothing, severity: noteOnly, check: 'R-7.1.1-1' }),
      ),
      legacy,
    ],
    links: [
      one('part-of', ['SWI', 'SWS'], 'What it is part of.', fromB('IEC 62304 5.3.1')),
      many('uses', ['SWI', 'SOUP'], 'What it needs to work.'),
      many('contributes-to', ['HS'], 'The hazardous situations it could contribute to.'),
    ],
  }),
  kind('SWU', 'structure', 'Software unit', 'The smallest part of the software that is designed and verified by itself.', {
    fields: [
      list('source', 'Where its source files are.', atA('IEC 62304 5.5.1')),
      safetyClass('safety-class', 'Its safety class where it differs from what it is part of.'),
      list('resources', 'What it shares with others: process, database, bus, clock.'),
      prose('acceptance-criteria', 'When it counts as good.'),
      text('criteria-set', 'A heading in a plan that holds the criteria for it.'),
      prose('event-order', 'Criterion for the order of events.', extraCriterion),
      prose('data-control-flow', 'Criterion for the flow of data and control.', extraCriterion),
      prose('resource-use', 'Criterion for the use of resources as planned.', extraCriterion),
      prose('fault-reaction', 'Criterion for the reaction to faults.', extraCriterion),
      prose('initial-values', 'Criterion for variables being set before use.', extraCriterion),
      prose('self-checks', 'Criterion for self-checks.', extraCriterion),
      prose('memory-handling', 'Criterion for memory handling.', extraCriterion),
      prose('limits', 'Criterion for limits and edge values.', extraCriterion),
      legacy,
    ],
    either: [
      {
        anyOf: ['acceptance-criteria', 'criteria-set'],
        demands: [fromB('IEC 62304 5.5.3', { judgedBy: 'unit-has-acceptance-criteria' })],
      },
    ],
    links: [
      one('part-of', ['SWI', 'SWS'], 'What it is part of.', fromB('IEC 62304 5.4.1')),
      many('uses', ['SWI', 'SOUP'], 'What it needs to work.'),
      many('contributes-to', ['HS'], 'The hazardous situations it could contribute to.'),
    ],
    arrivals: [
      arrives('verifies', 'Test, review or analysis that verifies it.', [fromB('IEC 62304 5.5.5')], { counts: unlessRejected }),
      arrives('details', 'Its detailed design.', [atC('IEC 62304 5.4.2', { judgedBy: 'unit-has-detailed-design' })]),
    ],
  }),
  kind('SOUP', 'structure', 'SOUP', 'Software from elsewhere that became part of the device.', {
    title: [atA('IEC 62304 8.1.2', identified)],
    fields: [
      oneOf(
        'soup-kind',
        ['library', 'operating-system', 'runtime', 'standard-library', 'platform', 'service', 'group'],
        'What sort of thing it is.',
        atA('IEC 62304 8.1.2'),
      ),
      text('manufacturer', 'Who makes it.', atA('IEC 62304 8.1.2', identified)),
      version(
        'version',
        'The exact version used, never a range.',
        atA('IEC 62304 8.1.2', { ...identified, when: isNeitherServiceNorPlatform }),
      ),
      text('license', 'The terms it is used under.', whole()),
      text('purl', 'Its package URL, or none.', atA('IEC 62304 8.1.2')),
      list('members', 'The parts that the group stands for.', atA('IEC 62304 8.1.2', { when: says('soup-kind', 'group') })),
      version('api-version', 'The version of the service that was seen.', atA('IEC 62304 8.1.2', { when: says('soup-kind', 'service') })),
      date('observed-on', 'When the service was seen like this.', atA('IEC 62304 8.1.2', { when: says('soup-kind', 'service') })),
      versions('tested-versions', 'The versions tested.', atA('IEC 62304 8.1.2', { when: says('soup-kind', 'platform') })),
      safetyClass('safety-class', 'Its own class, where a segregation keeps it apart.'),
      prose(
        'functional-requirements',
        'What it has to do for the device.',
        fromB('IEC 62304 5.3.3', { judgedBy: 'soup-has-functional-and-performance-requirements' }),
      ),
      prose(
        'performance-requirements',
        'How well it has to do it.',
        fromB('IEC 62304 5.3.3', { judgedBy: 'soup-has-functional-and-performance-requirements' }),
      ),
      prose('runtime-needs', 'The hardware and software it needs.', fromB('IEC 62304 5.3.4', { check: 'R-5.3.4-1' })),
      text('anomaly-list', 'Where its maker publishes known anomalies.', soupReview),
      version('anomalies-version', 'The version whose anomalies were evaluated.', soupReview),
      date('anomalies-reviewed-on', 'When they were evaluated.', soupReview),
      text('anomalies-reviewed-by', 'Who evaluated them.', soupReview),
      prose('anomaly-evaluation', 'What they mean for the device.', soupReview),
    ],
    links: [many('contributes-to', ['HS'], 'The hazardous situations it could contribute to.')],
    system: systemIsOpen({ in: ['uses'] }),
  }),
  kind('SEG', 'structure', 'Segregation', 'Why a failure of one part cannot reach another of higher class.', {
    fields: [
      statement('What is kept apart, and why that holds.', atA('IEC 62304 4.3 d')),
      prose('mechanism', 'What keeps them apart.', atA('IEC 62304 4.3 d')),
      list('shared-resources', 'What they share all the same, or none.', atA('IEC 62304 4.3 d')),
      prose('effectiveness', 'Why the mechanism is enough.', atC('IEC 62304 5.3.5', { judgedBy: 'segregation-is-shown-effective' })),
    ],
    links: [
      many('segregates-low', ['SWI', 'SWU', 'SOUP'], 'The parts of lower class.', atA('IEC 62304 4.3 d')),
      many('segregates-high', ['SWS', 'SWI', 'SWU'], 'The parts of higher class.', atA('IEC 62304 4.3 d')),
    ],
    arrivals: [
      arrives(
        'verifies',
        'Test, review or analysis of the mechanism.',
        [atC('IEC 62304 5.3.5', { judgedBy: 'segregation-is-shown-effective' })],
        { counts: unlessRejected },
      ),
    ],
  }),
  kind('SDD', 'structure', 'Design element', 'The detailed design of a unit or an interface.', {
    fields: [statement('The design.', atC('IEC 62304 5.4.2'))],
    links: [many('details', ['SWU', 'IF'], 'What it is the design of.', atC('IEC 62304 5.4.4', { check: 'R-5.4.4-2' }), whole())],
  }),
  kind('CI', 'structure', 'Configuration item', 'A thing under configuration management.', {
    fields: [
      oneOf(
        'ci-kind',
        ['source', 'document', 'soup', 'tool', 'data', 'build', 'environment'],
        'What sort of thing it is.',
        atA('IEC 62304 8.1.3'),
      ),
      version('version', 'Its version.'),
      sha256('sha256', 'The SHA-256 of its content.'),
      text('path', 'Where it is.'),
    ],
    either: [{ anyOf: ['version', 'sha256'], demands: [atA('IEC 62304 8.1.3')] }],
  }),
  kind('TOOL', 'structure', 'Tool', 'Software used to make, test or document the product.', {
    fields: [
      statement('What it is used for.', atA('ISO 13485 4.1.6')),
      yesNo('qms-use', 'Does the quality system rely on it?', atA('ISO 13485 4.1.6')),
      version('version', 'Its exact version.', fromB('IEC 62304 5.1.10')),
      yesNo('controlled', 'Is it under configuration management?', fromB('IEC 62304 5.1.10')),
    ],
    links: [
      many(
        'validated-by',
        ['REV', 'DOC'],
        'The record that shows it fit for its use.',
        atA('ISO 13485 4.1.6', { when: says('qms-use', 'yes') }),
      ),
    ],
  }),
  kind('DCAT', 'structure', 'Defect category', 'A sort of defect that the technology used invites.', {
    fields: [
      statement('The sort of defect.', fromB('IEC 62304 5.1.12')),
      prose('avoidance', 'How it is avoided.', fromB('IEC 62304 5.1.12')),
      prose('detection', 'How it is found.', fromB('IEC 62304 5.1.12')),
    ],
    links: [many('evidence', ['TOOL', 'TC', 'REV', 'DOC'], 'What shows that it leads to no unacceptable risk.', fromB('IEC 62304 5.1.12'))],
  }),
];

const risk: readonly Kind[] = [
  kind('HAZ', 'risk', 'Hazard', 'A possible source of harm.', {
    fields: [
      statement('What could do harm.', atA('ISO 14971 5.4')),
      text('hazard-category', 'What sort of hazard it is.', atA('ISO 14971 5.4')),
    ],
    links: [many('leads-to', ['HS'], 'The situations in which somebody meets it.', atA('ISO 14971 5.4'))],
  }),
  kind('HS', 'risk', 'Hazardous situation', 'Circumstances in which somebody is exposed to a hazard.', {
    fields: [
      prose('sequence-of-events', 'What has to happen for it to come about.', atA('ISO 14971 5.4')),
      text('exposed', 'Who is exposed.', atA('ISO 14971 5.4')),
      yesNo('software-involved', 'Can software contribute to it?', fromB('IEC 62304 7.1.1'), atA('ISO 14971 5.4')),
    ],
    arrivals: [
      arrives('contributes-to', 'The parts of the software that could contribute to it.', [
        fromB('IEC 62304 7.3.3', { when: says('software-involved', 'yes'), judgedBy: 'hazard-trace-is-complete' }),
      ]),
    ],
  }),
  kind('CAUSE', 'risk', 'Software cause', 'How a part of the software could bring about a hazardous situation.', {
    fields: [
      statement('How it comes about; when it is not credible, why.', fromB('IEC 62304 7.1.2')),
      oneOf(
        'cause-kind',
        ['specification', 'defect', 'soup', 'hardware-or-other-software', 'misuse'],
        'Which of the causes of 7.1.2 a to e it is.',
        fromB('IEC 62304 7.1.2'),
      ),
      yesNo('credible', 'Can it happen?', fromB('IEC 62304 7.1.2')),
    ],
    links: [
      one('arises-in', ['SWI', 'SWU', 'SOUP'], 'The part of the software it arises in.', fromB('IEC 62304 7.1.4'), whole()),
      many('causes', ['HS'], 'The hazardous situations it can bring about.', fromB('IEC 62304 7.1.4'), whole()),
    ],
  }),
  kind('RISK', 'risk', 'Risk', 'How bad and how likely the harm of a hazardous situation is.', {
    fields: [
      text('harm', 'What would happen to somebody.', atA('ISO 14971 5.5')),
      text('initial-severity', 'How bad, before controls.', estimated),
      text('initial-probability', 'How likely, before controls.', estimated),
      yesNo('initial-acceptable', 'Acceptable by the plan, before controls?', atA('ISO 14971 6')),
      text('external-severity', 'How bad, with external controls alone and the software failing.', externalEvaluation),
      text('external-probability', 'How likely, with external controls alone and the software failing.', externalEvaluation),
      yesNo('external-acceptable', 'Acceptable with external controls alone and the software failing?', externalEvaluation),
      text('residual-severity', 'How bad, after all controls.', atA('ISO 14971 7.3')),
      text('residual-probability', 'How likely, after all controls.', atA('ISO 14971 7.3')),
      yesNo('residual-acceptable', 'Acceptable by the plan, after all controls?', atA('ISO 14971 7.3')),
      text('evaluator', 'Who judged it.', atA('ISO 14971 6')),
      date('evaluated-on', 'When it was judged.', atA('ISO 14971 6')),
    ],
    links: [one('assesses', ['HS'], 'The situation whose harm it is.', atA('ISO 14971 5.5'))],
  }),
  kind('RCM', 'risk', 'Risk control', 'A measure that makes a risk smaller.', {
    fields: [
      statement('The measure.', fromB('IEC 62304 7.2.1'), atA('ISO 14971 7.1')),
      oneOf(
        'option',
        ['inherent', 'protective', 'information'],
        'Safe by design, protective, or information.',
        fromB('IEC 62304 7.2.1'),
        atA('ISO 14971 7.1'),
      ),
      oneOf(
        'location',
        ['software', 'external-hardware', 'external-software', 'procedure', 'labelling'],
        'Where it is put into effect.',
        fromB('IEC 62304 7.2.1'),
        atA('ISO 14971 7.1'),
      ),
    ],
    links: [
      many('mitigates', ['RISK', 'CAUSE'], 'The risks or causes it makes smaller.', fromB('IEC 62304 7.2.1'), atA('ISO 14971 7.1')),
      one(
        'realised-in',
        ['SWS'],
        'The software system that carries it out.',
        atA('IEC 62304 4.3 a', { when: says('location', 'software', 'external-software') }),
      ),
      manyOrNone(
        'introduces',
        ['HS'],
        'New hazardous situations it brings, or none.',
        fromB('IEC 62304 7.3.1', { check: 'R-7.3.1-2' }),
        atA('ISO 14971 7.5'),
      ),
    ],
    arrivals: [
      arrives('implements', 'The software requirements that carry it out.', [
        fromB('IEC 62304 5.2.3', { when: says('location', 'software'), judgedBy: 'software-risk-control-is-required' }),
      ]),
      arrives(
        'verifies',
        'Test, review or analysis that shows it is there.',
        [
          fromB('IEC 62304 7.3.3', { when: standsInHazardChain, judgedBy: 'hazard-trace-is-complete' }),
          fromB('IEC 62304 7.3.1'),
          atA('ISO 14971 7.2', { pack: iso14971 }),
        ],
        { counts: asEvidenceOfControl },
      ),
      arrives(
        'shows-effective',
        'Test, review or analysis that shows it works.',
        [atA('ISO 14971 7.2', { pack: iso14971 }), fromB('IEC 62304 7.3.1')],
        { counts: asEvidenceOfControl },
      ),
    ],
  }),
  kind('BR', 'risk', 'Benefit-risk', 'Why the benefit outweighs a residual risk that is not acceptable by itself.', {
    fields: [statement('The weighing.', atA('ISO 14971 7.4', { when: weighsUnacceptableRisk }))],
    links: [many('weighs', ['RISK'], 'The risks weighed.', atA('ISO 14971 7.4'))],
  }),
  kind('THR', 'risk', 'Threat', 'A way in which somebody could attack the device.', {
    fields: [
      statement('The threat.', atA('IEC 81001-5-1 7.2')),
      text('boundary', 'The security boundary it crosses.', atA('IEC 81001-5-1 7.2')),
      text('vector', 'How the attack gets in.', atA('IEC 81001-5-1 7.2')),
      text('score-before', 'Its score before controls.', atA('IEC 81001-5-1 7.3')),
      text('score-after', 'Its score after controls.', atA('IEC 81001-5-1 7.3')),
    ],
    links: [
      many('treated-by', ['RCM', 'SRS'], 'What is done against it.'),
      manyOrNone('safety-impact', ['HS'], 'The hazardous situations it can lead to, or none.', atA('IEC 81001-5-1 4.2')),
    ],
  }),
  kind('VUL', 'risk', 'Vulnerability', 'A known weakness of the software or of something in it.', {
    fields: [
      statement('The weakness.', atA('IEC 81001-5-1 7.2')),
      text('advisory', 'Where it is published.', atA('IEC 81001-5-1 7.2')),
      oneOf(
        'disposition',
        ['not-affected', 'affected', 'fixed', 'under-investigation'],
        'What it means for the device.',
        atA('IEC 81001-5-1 7.3'),
      ),
      prose('disposition-reason', 'Why.', atA('IEC 81001-5-1 7.3')),
      text('score-before', 'Its score before controls.', atA('IEC 81001-5-1 7.3')),
      text('score-after', 'Its score after controls.', atA('IEC 81001-5-1 7.3')),
    ],
    links: [
      many('found-at', ['SOUP', 'SWI', 'SWU'], 'Where it is.', atA('IEC 81001-5-1 7.2')),
      many('treated-by', ['RCM', 'SRS', 'CR'], 'What is done against it.'),
      manyOrNone('safety-impact', ['HS'], 'The hazardous situations it can lead to, or none.', atA('IEC 81001-5-1 4.2')),
    ],
  }),
  kind('AST', 'risk', 'Asset', 'Something of value that an attack could harm.', {
    fields: [statement('What it is and why it matters.', atA('IEC 81001-5-1 7.1'))],
  }),
  kind('USC', 'risk', 'Use scenario', 'A piece of use that can end in harm.', {
    fields: [
      statement('What the user does.', useRelated),
      text('task', 'The task it belongs to.', useRelated),
      text('severity', 'How bad the harm can be.', useRelated),
      yesNo('summative', 'Is it part of the summative evaluation?', atA('IEC 62366-1 5.5')),
      prose('summative-reason', 'Why, or why not.', atA('IEC 62366-1 5.5')),
    ],
  }),
  kind('UER', 'risk', 'Use error', 'Something a user may do wrongly.', {
    fields: [
      statement('What goes wrong.', atA('IEC 62366-1 5.2')),
      text('task', 'The task it belongs to.', atA('IEC 62366-1 5.2')),
      text('severity', 'How bad the harm can be.', useRelated),
      yesNo('summative', 'Is it part of the summative evaluation?', atA('IEC 62366-1 5.5')),
      prose('summative-reason', 'Why, or why not.', atA('IEC 62366-1 5.5')),
    ],
    links: [
      many('occurs-in', ['USC'], 'The scenarios it can happen in.', atA('IEC 62366-1 5.2')),
      many('causes', ['HS'], 'The hazardous situations it can bring about.'),
    ],
  }),
];

const verification: readonly Kind[] = [
  kind('TC', 'verification', 'Test case', 'One thing to try, and what should happen.', {
    fields: [
      someOf('level', testLevels, 'What it tests: a unit, parts together, the system, or the device in use.', atA('IEC 62304 5.7.1')),
      prose('objective', 'What it is to show.', ...objective),
      prose('preconditions', 'What must hold before it starts.', ...atTestLevel),
      prose('input', 'What is put in.', ...atTestLevel),
      prose('expected-result', 'What should happen.', ...atTestLevel),
      prose('pass-fail-rule', 'When it has passed.', ...atTestLevel),
      prose('procedure', 'The steps to take.'),
      list('automated-as', 'The automated tests that carry it out, as file > name.'),
    ],
    either: [
      { anyOf: ['procedure', 'automated-as'], demands: atTestLevel },
      { anyOf: ['verifies', 'validates', 'shows-effective'], demands: atTestLevel },
    ],
    links: [
      many('verifies', ['SRS', 'SYS', 'RCM', 'SWU', 'IF', 'SEG'], 'What it shows to be met.'),
      many('validates', ['UN', 'USC'], 'The needs or scenarios it shows to be met in use.'),
      many('shows-effective', ['RCM'], 'The risk controls it shows to work.'),
    ],
    system: systemIsOpen({ out: ['verifies', 'validates', 'shows-effective'] }),
  }),
  kind('RUN', 'verification', 'Test run', 'One execution of test cases on one build.', {
    fields: [
      oneOf('purpose', ['formal', 'development'], 'Does it count for a release?', ...runRecord),
      oneOf('method', ['automated', 'manual'], 'Who carried it out: machine or person.', ...runRecord),
      itemHashes('case-hashes', 'Each case run and each of its link targets, with content hash.', retestRecord, testRecord),
      sha256('product-sha256', 'The hash of the product tested.', ...runRecord),
      text('commit', 'The commit tested.', ...runRecord),
      yesNo('dirty', 'Were there changes that no commit holds?', ...runRecord),
      version('version', 'The version tested.', ...runRecord),
      text('platform', 'The declared platform it ran on.', ...runRecord),
      text('hardware', 'The hardware it ran on.', ...runRecord),
      text('os', 'The operating system it ran on.', ...runRecord),
      text('runtime', 'The runtime it ran on.', ...runRecord),
      list('tools', 'The test tools used, with versions.', ...runRecord),
      time('started', 'When it began.', ...runRecord),
      time('ended', 'When it ended.', ...runRecord),
      text('executor', 'Who or what carried it out.', ...runRecord),
      text('responsible', 'The person who answers for it.', ...runRecord),
      text('trigger', 'Why it was run.', ...runRecord),
      list('results', 'The result files, or addresses with SHA-256.', atA('IEC 62304 5.7.5', { when: says('method', 'automated') })),
    ],
    links: [many('under-change', ['CR'], 'The changes it was run for.')],
  }),
  kind('RES', 'verification', 'Test result', 'What one test case did in one run; read from the run, never a file.', {
    title: [],
    fields: [
      oneOf('outcome', ['pass', 'fail', 'blocked', 'not-run', 'invalid'], 'What happened.', testRecord),
      yesNo('flaky', 'Did it pass only when tried again?', testRecord),
      text('procedure-hash', 'The content hash of the case as it was run.', testRecord),
      list('tests', 'Each test that was reported for the case, with its outcome; the worst counts.'),
      text('observed', 'What was seen, or what the tool says of a failure.'),
      list('anomalies', 'What the person who ran it noted as an anomaly, or none.'),
    ],
    links: [{ ...many('result-of', ['TC', 'RUN'], 'Its case and its run.', atA('IEC 62304 5.7.5', { min: 2 })), max: 2 }],
  }),
  kind('DSP', 'verification', 'Disposition', 'Why a result that did not pass needs no problem report.', {
    fields: [
      statement('The reason.', atA('IEC 62304 5.7.2')),
      oneOf('decision', ['test-defect', 'flaky', 'accepted-failure', 'pass-with-exception'], 'What was decided.', atA('IEC 62304 5.7.2')),
      text('decided-by', 'Who decided.', atA('IEC 62304 5.7.2')),
      date('decided-on', 'When.', atA('IEC 62304 5.7.2')),
    ],
    links: [many('settles', ['RES'], 'The results it settles.', atA('IEC 62304 5.7.2'))],
  }),
  kind('REV', 'verification', 'Review', 'People who looked at something, and what they found.', {
    fields: [
      oneOf('review-kind', Object.keys(reviewKinds), 'What sort of review it is.', record),
      date('held-on', 'When it was held.', record),
      pairs('participants', 'Who took part, as Name: role.', record),
      text('independent-reviewer', 'Who took part without having made the thing.', record),
      text('document', 'Title and revision of the document looked at.'),
      prose('answers', 'The answers, one list item for each point of the clause.', record),
      oneOf('outcome', ['accepted', 'accepted-with-actions', 'rejected'], 'What came out.', record),
      text('actions', 'What is to be done, or none.', record),
    ],
    links: [
      many('covers', 'any', 'What was looked at.', record),
      many('verifies', ['SRS', 'SYS', 'RCM', 'SWU', 'IF', 'SEG'], 'What it shows to be met.'),
      many('shows-effective', ['RCM'], 'The risk controls it shows to work.'),
    ],
  }),
  kind('BRG', 'verification', 'Bridge', 'Why results of one build still hold for another.', {
    fields: [
      statement('The reason.', testRecord),
      sha256('from-product', 'The product hash of the build tested.', testRecord),
      sha256('to-product', 'The product hash of the build they hold for.', testRecord),
    ],
    links: [many('keeps', ['RUN', 'TC'], 'The runs or cases whose results hold.', testRecord)],
  }),
];

const change: readonly Kind[] = [
  kind('FB', 'change', 'Feedback', 'Something heard about released software.', {
    fields: [
      statement('What was said.', atA('IEC 62304 6.2.1.2')),
      text('source', 'Who said it.', atA('IEC 62304 6.2.1.2')),
      date('received-on', 'When it came in.', atA('IEC 62304 6.2.1.2')),
      version('product-version', 'The version it is about.', atA('IEC 62304 6.2.1.2')),
      oneOf('evaluation', ['problem', 'not-problem'], 'Is it a problem?', atA('IEC 62304 6.2.1.2')),
      prose('evaluation-reason', 'Why, or why not.', atA('IEC 62304 6.2.1.2')),
    ],
  }),
  kind('PRB', 'change', 'Problem report', 'Something wrong with the software, and what became of it.', {
    fields: [
      statement('What is wrong.', reported),
      text('found-how', 'How it was found.', reported),
      list('affected-versions', 'The versions that have it.', reported),
      prose('criticality', 'What it does to performance, safety and security.', reported),
      date('investigated-on', 'When it was investigated.'),
      prose('investigation', 'What was looked into.', investigated),
      prose('cause', 'Its cause, as far as known.', investigated),
      yesNo('safety-related', 'Does it concern safety?', investigated),
      prose('safety-evaluation', 'What it means for risk.', investigated),
      yesNo('security-related', 'Does it concern security?', investigated),
      prose('outcome', 'What the investigation found.', investigated),
      prose('no-action-reason', 'Why nothing is changed.'),
      list('notified', 'Who was told.'),
      prose('no-notice-reason', 'Why nobody had to be told.'),
      prose('residual-risk', 'The risk of releasing with it.', residual),
      yesNo('residual-acceptable', 'Is that risk acceptable?', residual),
      text('residual-judged-by', 'Who judged it.', residual),
      date('residual-judged-on', 'When.', residual),
      date('closed-on', 'When it was closed.'),
      text('closed-by', 'Who closed it.', closed),
      text('closure-resolved', 'Is it solved, and how was that seen?', closed),
      text('closure-trend', 'Has a bad trend turned?', closed),
      text('closure-implemented', 'Are the changes in the right products and activities?', closed),
      text('closure-new-problems', 'Did the change bring new problems?', closed),
      date('reopened-on', 'When it was opened again.'),
    ],
    either: [
      { anyOf: ['notified', 'no-notice-reason'], demands: [atA('IEC 62304 9.3', { when: isRelatedToSafetyOrSecurity, check: 'R-9.3-1' })] },
    ],
    links: [
      many('found-in', ['RES', 'FB', 'REV'], 'Where it was found.'),
      many('affects', ['SWS', 'SWI', 'SWU', 'SOUP', 'RCM', 'HS'], 'What it affects.'),
      many('residual-in', ['REL'], 'Every release that has it, whatever its state.'),
    ],
    system: systemIsOpen({ out: ['affects'] }),
  }),
  kind('CR', 'change', 'Change request', 'A change to controlled items, and what it touches.', {
    fields: [
      statement('What is to be changed.', requested),
      text('trigger', 'Why.', atA('IEC 62304 8.2.4')),
      yesNo('new-causes', 'Does it bring new causes of hazardous situations?', analysed),
      yesNo('new-controls', 'Does it need new risk controls?', analysed),
      prose('safety-analysis', 'How both were judged.', retested, analysed),
      list('repeat-activities', 'What has to be done again.', requested),
      oneOf('class-reevaluation', ['unchanged', 'raised', 'lowered'], 'What it does to the safety class.', requested),
      yesNo('released-software', 'Does it change released software?', atA('IEC 62304 6.2.3')),
      prose('effect-on-organisation', 'What it means for the organisation.', atA('IEC 62304 6.2.3', { when: toReleased })),
      prose('effect-on-released-software', 'What it means for the software in use.', atA('IEC 62304 6.2.3', { when: toReleased })),
      prose('effect-on-interfaces', 'What it means for other systems.', atA('IEC 62304 6.2.3', { when: toReleased })),
      oneOf('communication', ['none', 'needed'], 'Do users or regulators have to be told?', atA('IEC 62304 6.2.5', { when: toReleased })),
      prose('communication-reason', 'Why, or why not.', atA('IEC 62304 6.2.5', { when: toReleased })),
      yesNo('regulatory-significance', 'Does a regulator have to agree?', atA('IEC 62304 6.2.5', { when: toReleased })),
      prose('regulatory-reason', 'Why, or why not.', atA('IEC 62304 6.2.5', { when: toReleased })),
      prose('control-impact', 'What it does to existing risk controls.', fromB('IEC 62304 7.4.2')),
      list('commits', 'The commits that carry it out.'),
      text('ticket', 'The tracker key or pull request that is the request.'),
      prose('rejected-because', 'Why it was turned down.'),
      date('closed-on', 'When it was closed.'),
    ],
    links: [many('resolves', ['PRB'], 'The problems it solves.'), many('changes', 'any', 'What it changes.', requested)],
    system: systemIsOpen({ out: ['changes'] }),
  }),
  kind('BL', 'change', 'Baseline', 'A frozen state of the configuration.', {
    fields: [text('tag', 'The git tag that marks it.', atA('IEC 62304 8.1.3'))],
    links: [many('includes', ['CI'], 'The configuration items in it; all when left out.')],
  }),
  kind('REL', 'change', 'Release', 'A version given to users.', {
    fields: [
      version('version', 'The version released.', released),
      text('tag', 'The git tag that marks it.', released),
      date('released-on', 'When it was released.', released),
      pairs(
        'versions',
        'The version of each software system, as SWS-2: 1.4.0.',
        atA('IEC 62304 5.8.4', { when: thereAreSeveralSystems, severity: onlyAtRelease }),
      ),
      date('withdrawn-on', 'When it was withdrawn.'),
      text('build-command', 'How it was built.', built),
      text('builder', 'What it was built on.', built),
      list('tools', 'The tools it was built with, with versions.', built),
      list('artefacts', 'The files that came out.', built),
    ],
    links: [
      one('includes', ['BL'], 'The baseline it was made from.', atA('IEC 62304 8.1.3')),
      many('delivery', ['DOC'], 'The delivery procedure.', atA('IEC 62304 5.8.8', { severity: onlyAtRelease })),
    ],
    arrivals: [
      arrives(
        'residual-in',
        'Its residual anomalies, or a statement about anomalies.',
        [atA('IEC 62304 5.8.2', { severity: onlyAtRelease })],
        {
          or: [{ name: 'for', from: ['statement'], counts: isAboutAnomalies }],
        },
      ),
    ],
  }),
  kind('ARC', 'change', 'Archive', 'Where a release and its documents are kept.', {
    fields: [
      text('location', 'Where it is.', archived),
      list('contents', 'What it holds.', archived),
      date('retention-until', 'Until when it is kept.', archived),
    ],
    links: [one('archives', ['REL'], 'The release it keeps.', archived)],
  }),
  kind('COM', 'change', 'Communication', 'What users or regulators were told.', {
    fields: [
      statement('What they were told.', atA('IEC 62304 6.2.5')),
      text('audience', 'Who was told.', atA('IEC 62304 6.2.5')),
      date('sent-on', 'When.', atA('IEC 62304 6.2.5')),
      text('reason', 'Why.', atA('IEC 62304 6.2.5')),
    ],
    links: [many('about', ['CR', 'PRB'], 'What it is about.', atA('IEC 62304 6.2.5'))],
  }),
  kind('APR', 'change', 'Approval', 'A named person stands for a thing as it was at that moment.', {
    fields: [
      text('signer', 'Who.', controlledDocument),
      text('role', 'In which role.', controlledDocument),
      time('signed-at', 'When.', controlledDocument),
      oneOf('method', approvalMethods, 'How it was signed; left out when it is asserted only.'),
      text('signature', 'The file that shows it, beside the record: `APR-7.md.sig`, or a scan with its hash, `APR-7.pdf@sha256:…`.'),
      oneOf('meaning', approvalMeanings, 'What the signature stands for.', atA('21 CFR 11.50')),
    ],
    links: [many('covers', 'any', 'What it covers; the hashes stand in its table.', controlledDocument)],
  }),
  kind('JUS', 'change', 'Justification', 'Why something demanded does not apply, or is not met.', {
    fields: [
      statement('The reason.', atA('IEC 62304 4.3 f', { when: says('claim', 'group') }), whole()),
      oneOf('claim', ['not-applicable', 'deviation', 'group'], 'What is claimed.', whole()),
      text('justifies', 'The rule or clause, e.g. IEC 62304 5.2.2 j.', whole()),
      list('scope', 'The items it holds for, or system.', whole()),
      text('scope-reason', 'Why one reason holds for so many items.'),
      text('approver', 'Who accepts it.', whole()),
      date('expires', 'Until when a deviation is accepted.', whole({ when: says('claim', 'deviation') })),
      oneOf('worked-to-class', ['A', 'B'], 'The class a group is worked to.', atA('IEC 62304 4.3 f', { when: says('claim', 'group') })),
    ],
    links: [
      many(
        'confirmed-for',
        ['REL'],
        'The releases it was confirmed for.',
        whole({ when: says('claim', 'not-applicable', 'group'), severity: onlyAtRelease }),
      ),
    ],
  }),
  kind('LEG', 'change', 'Legacy assessment', 'Why software from before may still be used.', {
    fields: [
      version('version', 'The version assessed.', atA('IEC 62304 4.4.5')),
      prose('lawful-marketing', 'Evidence that it was on the market lawfully.', atA('IEC 62304 4.4.1')),
      prose('feedback-review', 'What feedback from the field says.', atA('IEC 62304 4.4.2')),
      prose('risk-analysis', 'The risks of using it further.', atA('IEC 62304 4.4.2')),
      prose('gap-table', 'What is missing against 5.2, 5.3, 5.7 and 7, and what is done.', atA('IEC 62304 4.4.3')),
      prose('closure', 'How the gaps are closed.', atA('IEC 62304 4.4.4')),
      prose('rationale', 'Why it may be used further.', atA('IEC 62304 4.4.5')),
    ],
    links: [one('concerns', ['SWS', 'SWI', 'SWU'], 'What is assessed.', atA('IEC 62304 4.4.1'))],
  }),
  kind('STD', 'change', 'Standard claim', 'A standard that the device is said to meet.', {
    fields: [
      text('standard', 'Its number.', atA('MDR Annex II 4')),
      text('edition', 'Its edition.', atA('MDR Annex II 4')),
      text('clauses', 'The clauses claimed.', atA('MDR Annex II 4')),
      oneOf('route', ['full', 'partial', 'legacy'], 'How far it is claimed.', atA('MDR Annex II 4')),
    ],
  }),
  kind('STM', 'change', 'Statement', 'Somebody says on a date that there is nothing to list.', {
    fields: [
      oneOf(
        'about',
        ['soup', 'interfaces', 'segregation', 'anomalies', 'problems', 'changes', 'feedback', 'misuse'],
        'What it is about.',
        whole(),
      ),
      statement('What is stated.', whole()),
      text('stated-by', 'Who states it.', whole()),
      date('stated-on', 'When.', whole()),
      text('query', 'How it was looked for.', whole()),
    ],
    links: [many('for', ['SWS', 'REL', 'SOUP'], 'What it holds for.')],
  }),
  kind('DEL', 'change', 'Deliverable', 'A document or result that the plan asks for.', {
    fields: [
      text('activity', 'The activity it comes from.', register),
      text('document-kind', 'What sort of document it is.', register),
      statement('What it is for.', register),
      text('author-role', 'Who writes it.', register),
      text('reviewer-role', 'Who reviews it.', register),
      text('approver-role', 'Who approves it.', register),
      text('due', 'When it is due.', register),
    ],
    links: [
      many(
        'produced-as',
        'any',
        'What was produced.',
        fromB('IEC 62304 5.8.6', { severity: onlyAtRelease }),
        atA('IEC 62304 5.1.8', { severity: onlyAtRelease }),
      ),
    ],
  }),
  kind('MDL', 'change', 'Model', 'A trained model that is part of the software.', {
    fields: [
      version('version', 'Its version.', atA('IEC 62304 8.1.3')),
      sha256('sha256', 'The SHA-256 of its file.', atA('IEC 62304 8.1.3')),
      text('provenance', 'Where it comes from.', whole()),
      text('split', 'How the data were divided.', whole()),
    ],
    links: [one('part-of', ['SWI'], 'The software item it is part of.')],
  }),
  kind('DAT', 'change', 'Dataset', 'Data that a model was trained or tested with.', {
    fields: [
      version('version', 'Its version.', atA('IEC 62304 8.1.3')),
      sha256('sha256', 'The SHA-256 of its content.', atA('IEC 62304 8.1.3')),
      text('provenance', 'Where it comes from.', whole()),
      text('split', 'How it was divided.', whole()),
    ],
    links: [one('part-of', ['SWI'], 'The software item it is part of.')],
  }),
  kind('PCCP', 'change', 'Planned modification', 'A change of a model that was planned beforehand.', {
    fields: [
      statement('The change.', whole()),
      prose('protocol', 'How it is carried out and checked.', whole()),
      prose('criteria', 'When it is good enough.', whole()),
    ],
  }),
];

const documents: readonly Kind[] = [
  kind('DOC', 'document', 'Document', 'A plan, report or description, with or without items in it.', {
    title: [register],
    fields: [
      oneOf('kind', documentKinds, 'What sort of document it is.', register),
      text('revision', 'Its revision.', controlledDocument),
      text('author', 'Who wrote it.', register),
      text('approver-role', 'The role that approves it.', register),
      date('effective-on', 'From when it holds.', controlledDocument),
      date('reviewed-on', 'When it was last looked at and found current.'),
      list('states-class', 'The classes it states, as SWS-1: C.'),
      number('soup-review-months', 'How many months a review of SOUP anomalies holds.'),
      number('feedback-months', 'How many months pass between reviews of feedback.'),
      number('trend-months', 'How many months pass between trend analyses.'),
      oneOf('author-alone', ['allowed', 'forbidden'], 'May an author approve alone?'),
      someOf('system-evidence-levels', testLevels, 'Lower test levels that count as system evidence.'),
      list('required-methods', 'The methods that have to be used.'),
      yesNo('requirements-one-set', 'Are system and software requirements one set?'),
      text('control-starts', 'The baseline, document kind or item from which change control holds.'),
      oneOf('formal-when', ['tag', 'flag'], 'What makes a run a formal one.'),
      list('deviation-roles', 'The roles that may accept a deviation at release.'),
    ],
  }),
];

/** Every kind of thing that a DHF holds, by name: the one table that settings, templates, help, rules and pages are made from. */
export const kinds: Readonly<Record<KindName, Kind>> = Object.fromEntries(
  [...product, ...structure, ...risk, ...verification, ...change, ...documents].map((each) => [each.name, each]),
) as Record<KindName, Kind>;

/** How a link reads backwards, and whether a change of its target makes the holder suspect. */
export interface LinkType {
  readonly reverse?: string;
  readonly suspect: boolean;
}

const firm: LinkType = { suspect: false };
const sensitive: LinkType = { suspect: true };

/** Every link field: reverse label where there is one, and whether a change of the target makes the holder suspect. */
export const linkTypes: Readonly<Record<string, LinkType>> = {
  'derives-from': { reverse: 'is source of', suspect: true },
  implements: { reverse: 'is implemented by', suspect: true },
  'allocated-to': { reverse: 'is allocated', suspect: true },
  'part-of': { reverse: 'has part', suspect: false },
  uses: { reverse: 'is used by', suspect: false },
  connects: { reverse: 'has interface', suspect: true },
  details: { reverse: 'is detailed by', suspect: true },
  'segregates-low': { reverse: 'is kept apart by', suspect: true },
  'segregates-high': { reverse: 'is kept apart by', suspect: true },
  'leads-to': { reverse: 'comes from hazard', suspect: false },
  'contributes-to': { reverse: 'is contributed to by', suspect: true },
  'arises-in': { reverse: 'has cause', suspect: true },
  causes: { reverse: 'is caused by', suspect: true },
  assesses: { reverse: 'is assessed by', suspect: true },
  mitigates: { reverse: 'is mitigated by', suspect: true },
  introduces: { reverse: 'is introduced by', suspect: false },
  verifies: { reverse: 'is verified by', suspect: true },
  'shows-effective': { reverse: 'is shown effective by', suspect: true },
  validates: { reverse: 'is validated by', suspect: true },
  'found-in': { reverse: 'has problem', suspect: false },
  affects: { reverse: 'is affected by', suspect: false },
  'residual-in': { reverse: 'has residual anomaly', suspect: false },
  resolves: { reverse: 'is resolved by', suspect: false },
  changes: { reverse: 'is changed by', suspect: false },
  covers: { reverse: 'is covered by', suspect: true },
  includes: firm,
  archives: firm,
  about: firm,
  'produced-as': firm,
  delivery: firm,
  concerns: firm,
  for: firm,
  keeps: firm,
  'under-change': firm,
  settles: firm,
  'confirmed-for': firm,
  'result-of': firm,
  system: firm,
  considers: sensitive,
  credits: sensitive,
  'realised-in': sensitive,
  architecture: sensitive,
  evidence: sensitive,
  'validated-by': sensitive,
  weighs: sensitive,
  'treated-by': sensitive,
  'found-at': sensitive,
  'occurs-in': sensitive,
  'safety-impact': sensitive,
};
