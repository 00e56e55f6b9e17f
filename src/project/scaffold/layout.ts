import type { KindName } from '../../model/kinds.ts';
import { reaches, type SafetyClass } from '../../model/safety-class.ts';

/** A heading of a document, and the clauses it is to answer. */
export interface Heading {
  readonly heading: string;
  /** `IEC 62304 5.1.1`: all its points that the class knows. `ISO 14971 4.4 a, b` with what they ask for in `guide`. */
  readonly answers?: readonly string[];
  /** What to write, where no table of clauses says it; without a full stop, so that it reads as one thing still to do. */
  readonly guide?: readonly string[];
  readonly items?: readonly Item[];
  readonly rows?: Rows;
}

/** An item to fill in. */
export interface Item {
  readonly kind: KindName;
  readonly id: string;
  /** Left to the writer when absent. */
  readonly title?: string;
  readonly from?: SafetyClass;
  /** Fields that follow from the layout, such as links among the items it begins with. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Items of one kind as a table. */
export interface Rows {
  readonly kind: KindName;
  readonly items: readonly Item[];
}

/** A document of the layout. */
export interface Page {
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly from?: SafetyClass;
  readonly intro: string;
  readonly headings: readonly Heading[];
}

const iec = (...clauses: readonly string[]) => clauses.map((clause) => `IEC 62304 ${clause}`);
const risk = (clause: string, ...guide: readonly string[]) => ({ answers: [`ISO 14971 ${clause}`], guide });

/** Where software requirements go: to the system as a whole at class A, to a unit from class B. */
const allocation = (safetyClass: SafetyClass) => (safetyClass === 'A' ? 'SWS-1' : 'SWU-1');

/** The documents of a small DHF, in the order in which they are best written. */
export function pages(safetyClass: SafetyClass): readonly Page[] {
  const kept = layout(safetyClass).filter(({ from = 'A' }) => reaches(safetyClass, from));
  const deliverables = kept.map((page, at) => deliverable(page, at + 1));
  return kept.map((page) => ({
    ...page,
    headings: page.headings.map((each) => (each.heading === register ? withRows(each, deliverables) : each)),
  }));
}

/** The heading of the development plan under which every document is listed (5.1.8). */
const register = 'Register of documents';

function deliverable({ id, title, kind }: Page, number: number): Item {
  return { kind: 'deliverable', id: `DEL-${number}`, title, values: { 'document-kind': kind, 'produced-as': id } };
}

function withRows(heading: Heading, items: readonly Item[]): Heading {
  return { ...heading, rows: { kind: 'deliverable', items } };
}

function layout(safetyClass: SafetyClass): readonly Page[] {
  return [
    {
      file: 'plans/development.md',
      id: 'SDP-1',
      title: 'Software development plan',
      kind: 'software-development-plan',
      intro: 'How the software is planned, built, tested, released and kept under control.',
      headings: [
        { heading: 'Quality management system', answers: iec('4.1') },
        { heading: 'Life cycle', answers: iec('5.1.1', '5.1.3') },
        { heading: 'Keeping the plan current', answers: iec('5.1.2') },
        {
          heading: 'Standards, methods and tools',
          answers: iec('5.1.4', '5.1.10'),
        },
        { heading: 'Tools', rows: { kind: 'tool', items: [{ kind: 'tool', id: 'TOOL-1', from: 'B' }] } },
        { heading: 'Verification', answers: iec('5.1.6', '5.1.11') },
        { heading: 'Verification of units', answers: iec('5.5.2') },
        { heading: 'Criteria for units', answers: iec('5.5.3', '5.5.4') },
        { heading: 'Integration', answers: iec('5.1.5', '5.6.1', '5.6.2', '5.6.3', '5.6.4', '5.6.5', '5.6.6', '5.6.8') },
        { heading: 'System test', answers: iec('5.7.1', '5.7.2', '5.7.3', '5.7.4') },
        { heading: 'Risk management of the software', answers: iec('5.1.7', '7.4.1', '7.4.2', '7.4.3') },
        {
          heading: 'Defects that the technology invites',
          answers: iec('5.1.12'),
        },
        {
          heading: 'Kinds of defects',
          rows: { kind: 'defect-category', items: [{ kind: 'defect-category', id: 'DCAT-1', from: 'B', values: { evidence: 'TC-4' } }] },
        },
        { heading: 'Documents', answers: iec('5.1.8') },
        { heading: register },
        { heading: 'Configuration management', answers: iec('5.1.9', '8.1.1', '8.1.2', '8.1.3', '8.3') },
        { heading: 'Change control', answers: iec('8.2.1', '8.2.2', '8.2.3', '8.2.4', '9.8') },
        { heading: 'Problem resolution', answers: iec('9.1', '9.2', '9.3', '9.4', '9.5', '9.6', '9.7') },
        { heading: 'Release', answers: iec('5.8.1', '5.8.2', '5.8.3', '5.8.4', '5.8.5', '5.8.6', '5.8.7') },
      ],
    },
    {
      file: 'plans/maintenance.md',
      id: 'SMP-1',
      title: 'Software maintenance plan',
      kind: 'software-maintenance-plan',
      intro: 'What is done with the software once it is released.',
      headings: [
        { heading: 'After release', answers: iec('6.1') },
        { heading: 'Feedback', answers: iec('6.2.1.1', '6.2.1.2', '6.2.1.3', '6.2.2') },
        { heading: 'Changes to released software', answers: iec('6.2.3', '6.2.4', '6.2.5', '6.3.1', '6.3.2') },
      ],
    },
    {
      file: 'risk/plan.md',
      id: 'RMP-1',
      title: 'Risk management plan',
      kind: 'risk-management-plan',
      intro: 'How risks of the device are found, judged and brought down.',
      headings: [
        { heading: 'Process', answers: iec('4.2') },
        {
          heading: 'Scope, people, reviews',
          ...risk(
            '4.4 a, b, c',
            'a: the product and the parts of its life that the plan covers',
            'b: who does what and who may decide',
            'c: when the work is looked at again',
          ),
        },
        {
          heading: 'Scales and criteria',
          ...risk(
            '4.4 d',
            'three tables: `Severity | Meaning | Harm`, `Probability | Meaning`, and a matrix whose first cell is `P \\ S` and whose cells say acceptable or unacceptable',
          ),
        },
        { heading: 'Overall residual risk', ...risk('4.4 e', 'how all remaining risks are judged together, and when they are acceptable') },
        { heading: 'Verification of controls', ...risk('4.4 f', 'how it is shown that a control is there and that it works') },
        { heading: 'After production', ...risk('4.4 g', 'how news from production and use is gathered and looked at') },
      ],
    },
    {
      file: 'risk/classification.md',
      id: 'RMC-1',
      title: 'Software safety classification',
      kind: 'other',
      intro: 'The safety class of the software and the reasons for it.',
      headings: [
        {
          heading: 'Class of the software system',
          answers: iec('4.3 a, c'),
          items: [
            {
              kind: 'software-system',
              id: 'SWS-1',
              values: { 'safety-class': safetyClass, considers: 'HS-1', ...(safetyClass === 'A' ? {} : { architecture: 'SAD-1' }) },
            },
          ],
        },
      ],
    },
    {
      file: 'risk/analysis.md',
      id: 'RMA-1',
      title: 'Risk analysis',
      kind: 'risk-analysis',
      intro: 'What can go wrong, how bad it is, and what is done about it. One row each; add rows as they are found.',
      headings: [
        { heading: 'Hazards', rows: { kind: 'hazard', items: [{ kind: 'hazard', id: 'HAZ-1', values: { 'leads-to': 'HS-1' } }] } },
        { heading: 'Hazardous situations', rows: { kind: 'hazardous-situation', items: [{ kind: 'hazardous-situation', id: 'HS-1' }] } },
        {
          heading: 'Causes in software',
          answers: iec('7.1.1', '7.1.2', '7.1.3', '7.1.4'),
        },
        {
          heading: 'List of causes',
          rows: {
            kind: 'software-cause',
            items: [{ kind: 'software-cause', id: 'CAUSE-1', from: 'B', values: { 'arises-in': 'SWU-1', causes: 'HS-1' } }],
          },
        },
        { heading: 'Risks', rows: { kind: 'risk', items: [{ kind: 'risk', id: 'RISK-1', values: { assesses: 'HS-1' } }] } },
        {
          heading: 'Risk controls',
          answers: iec('7.2.1', '7.2.2', '7.3.1'),
        },
        {
          heading: 'List of controls',
          rows: { kind: 'risk-control', items: [{ kind: 'risk-control', id: 'RCM-1', values: { mitigates: 'RISK-1' } }] },
        },
      ],
    },
    {
      file: 'risk/report.md',
      id: 'RMR-1',
      title: 'Risk management report',
      kind: 'risk-management-report',
      intro: 'What the work on risks came to, written before each release.',
      headings: [
        {
          heading: 'Overall residual risk',
          ...risk('8', 'whether all remaining risks together are acceptable, by the criteria of the plan, and why'),
        },
        { heading: 'Review before release', ...risk('9', 'that the plan was carried out, and who looked at it') },
      ],
    },
    {
      file: 'requirements/needs.md',
      id: 'NDS-1',
      title: 'Intended use and user needs',
      kind: 'other',
      intro: 'What the device is for, and what people need of it.',
      headings: [
        { heading: 'Intended use', items: [{ kind: 'intended-use', id: 'IU-1' }] },
        { heading: 'User needs', items: [{ kind: 'user-need', id: 'UN-1' }] },
      ],
    },
    {
      file: 'requirements/system.md',
      id: 'SYR-1',
      title: 'System requirements',
      kind: 'other',
      intro: 'What the device as a whole has to do.',
      headings: [{ heading: 'Requirements', items: [{ kind: 'system-requirement', id: 'SYS-1', values: { 'derives-from': 'UN-1' } }] }],
    },
    {
      file: 'requirements/software.md',
      id: 'SRD-1',
      title: 'Software requirements',
      kind: 'software-requirements',
      intro: 'What the software has to do. All twelve categories of IEC 62304 5.2.2 are to be thought of.',
      headings: [
        {
          heading: 'Requirements',
          items: [
            { kind: 'software-requirement', id: 'SRS-1', values: { 'derives-from': 'SYS-1', 'allocated-to': allocation(safetyClass) } },
          ],
        },
      ],
    },
    {
      file: 'design/architecture.md',
      id: 'SAD-1',
      title: 'Software architecture',
      kind: 'software-architecture',
      from: 'B',
      intro: 'The parts of the software and what passes between them.',
      headings: [
        {
          heading: 'Structure',
          answers: iec('5.3.1', '5.3.5', '5.4.1'),
          items: [
            {
              kind: 'software-unit',
              id: 'SWU-1',
              values: { 'part-of': 'SWS-1', 'criteria-set': 'Criteria for units', 'contributes-to': 'HS-1' },
            },
          ],
        },
        { heading: 'Outside the software', items: [{ kind: 'external', id: 'EXT-1' }] },
        { heading: 'Interfaces', answers: iec('5.3.2'), items: [{ kind: 'interface', id: 'IF-1', values: { connects: 'SWU-1, EXT-1' } }] },
      ],
    },
    {
      file: 'design/detailed-design.md',
      id: 'SDS-1',
      title: 'Detailed design',
      kind: 'detailed-design',
      from: 'C',
      intro: 'Each unit and each interface in so much detail that it can be built rightly.',
      headings: [
        { heading: 'Units', answers: iec('5.4.2'), items: [{ kind: 'design-element', id: 'SDD-1', values: { details: 'SWU-1' } }] },
        { heading: 'Interfaces', answers: iec('5.4.3'), items: [{ kind: 'design-element', id: 'SDD-2', values: { details: 'IF-1' } }] },
      ],
    },
    {
      file: 'soup.md',
      id: 'SPL-1',
      title: 'SOUP list',
      kind: 'other',
      intro:
        'Software that others made: operating system, runtime, libraries, services. Where there is none, a statement about soup says so.',
      headings: [
        { heading: 'What is asked of SOUP', answers: iec('5.3.3', '5.3.4') },
        { heading: 'Items', rows: { kind: 'soup', items: [{ kind: 'soup', id: 'SOUP-1' }] } },
      ],
    },
    {
      file: 'tests/system.md',
      id: 'STP-1',
      title: 'Test plan',
      kind: 'test-plan',
      intro: 'The test cases, one for each requirement at least, and one for each user need.',
      headings: [
        { heading: 'System tests', items: [{ kind: 'test-case', id: 'TC-1', values: { level: 'system', verifies: 'SRS-1' } }] },
        { heading: 'Validation', items: [{ kind: 'test-case', id: 'TC-2', values: { level: 'validation', validates: 'UN-1' } }] },
        {
          heading: 'Integration tests',
          items: [{ kind: 'test-case', id: 'TC-3', from: 'B', values: { level: 'integration', verifies: 'IF-1' } }],
        },
        { heading: 'Unit tests', items: [{ kind: 'test-case', id: 'TC-4', from: 'B', values: { level: 'unit', verifies: 'SWU-1' } }] },
      ],
    },
    {
      file: 'release/record.md',
      id: 'RLR-1',
      title: 'Release record',
      kind: 'release-record',
      intro: 'What is released, and what is known of it.',
      headings: [
        {
          heading: 'The release',
          items: [
            { kind: 'baseline', id: 'BL-1' },
            { kind: 'release', id: 'REL-1', values: { includes: 'BL-1', delivery: 'DLP-1' } },
            { kind: 'archive', id: 'ARC-1', values: { archives: 'REL-1' } },
          ],
        },
        {
          heading: 'What is known',
          rows: {
            kind: 'statement',
            items: ['anomalies', 'problems', 'changes', 'feedback'].map(
              (about, at): Item => ({ kind: 'statement', id: `STM-${at + 1}`, values: { about, for: 'REL-1' } }),
            ),
          },
        },
      ],
    },
    {
      file: 'release/delivery.md',
      id: 'DLP-1',
      title: 'Delivery procedure',
      kind: 'delivery-procedure',
      intro: 'How the released software reaches its users unchanged.',
      headings: [{ heading: 'Delivery', answers: iec('5.8.8') }],
    },
  ];
}

/** Reviews that a DHF needs, each in a file of its own. */
export const reviews: readonly (Item & {
  readonly title: string;
  readonly values: { readonly 'review-kind': string; readonly covers: string };
})[] = [
  { kind: 'review', id: 'REV-1', title: 'Review of the requirements', values: { 'review-kind': 'requirements', covers: '[SYS-1, SRS-1]' } },
  { kind: 'review', id: 'REV-2', title: 'Review of the test cases', values: { 'review-kind': 'test-adequacy', covers: '[STP-1]' } },
  { kind: 'review', id: 'REV-3', title: 'Evaluation of the system test', values: { 'review-kind': 'test-evaluation', covers: '[STP-1]' } },
  { kind: 'review', id: 'REV-4', title: 'Review of the risk analysis', values: { 'review-kind': 'risk', covers: '[RMA-1]' } },
  {
    kind: 'review',
    id: 'REV-5',
    title: 'Review of the architecture',
    from: 'B',
    values: { 'review-kind': 'architecture', covers: '[SAD-1]' },
  },
  { kind: 'review', id: 'REV-6', title: 'Review of the units', from: 'B', values: { 'review-kind': 'unit', covers: '[SWU-1]' } },
  {
    kind: 'review',
    id: 'REV-7',
    title: 'Review of the integration',
    from: 'B',
    values: { 'review-kind': 'integration', covers: '[SAD-1]' },
  },
  {
    kind: 'review',
    id: 'REV-8',
    title: 'Review of the detailed design',
    from: 'C',
    values: { 'review-kind': 'detailed-design', covers: '[SDS-1]' },
  },
];
