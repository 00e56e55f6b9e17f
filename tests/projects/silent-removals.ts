/** Things that can be taken out of a clean project without a finding, and why that is so. The list is exact: what gives a finding has to leave it. */
export interface Silent {
  /** Kind and field, or `item` for the whole of it; `(one of several)` for a target taken out of a link field that keeps others. */
  readonly what: string;
  readonly because: string;
  /** By project: all removals of this sort, or those of these IDs (with the target behind the ID). */
  readonly in: Readonly<Record<string, 'every' | readonly string[]>>;
}

export const silentRemovals: readonly Silent[] = [
  {
    what: 'approval covers (one of several)',
    because: 'As above: what an approval covers beside detailed design is asked by no rule yet.',
    in: {
      'clean-a': 'every',
      'clean-b': 'every',
      'clean-c': [
        'APR-1 SDP-1',
        'APR-1 SMP-1',
        'APR-1 RMP-1',
        'APR-2 NDS-1',
        'APR-2 SYR-1',
        'APR-2 SRD-1',
        'APR-2 RMA-1',
        'APR-2 REV-1',
        'APR-2 REV-2',
        'APR-3 RMC-1',
        'APR-3 SAD-1',
        'APR-3 REV-3',
        'APR-4 REV-4',
        'APR-5 SPL-1',
        'APR-5 STP-1',
        'APR-5 REV-5',
        'APR-5 REV-7',
        'APR-5 REV-8',
        'APR-5 REV-11',
        'APR-6 RUN-1',
        'APR-6 RUN-2',
        'APR-6 REV-6',
        'APR-6 REV-9',
        'APR-6 REV-10',
        'APR-6 REV-12',
        'APR-7 RMR-1',
        'APR-7 DLP-1',
        'APR-8 RLR-1',
        'APR-8 REL-1',
        'APR-8 JUS-1',
        'APR-8 JUS-2',
      ],
    },
  },
  {
    what: 'approval item',
    because: 'No rule asks yet who approved what; only the detailed design of class C has to be approved (5.4.2).',
    in: { 'clean-a': 'every', 'clean-b': 'every', 'clean-c': ['APR-1', 'APR-2', 'APR-3', 'APR-5', 'APR-6', 'APR-7', 'APR-8'] },
  },
  {
    what: 'archive item',
    because: 'No rule asks yet whether a release was archived (5.8.7).',
    in: { 'clean-a': 'every', 'clean-c': 'every' },
  },
  {
    what: 'baseline includes (one of several)',
    because: 'No rule compares a baseline with the configuration items yet (8.1.3).',
    in: { 'clean-c': 'every' },
  },
  { what: 'baseline includes', because: 'A baseline that names no configuration item holds all of them.', in: { 'clean-c': 'every' } },
  { what: 'configuration-item path', because: 'Known, never demanded: version or hash identify the item.', in: { 'clean-c': 'every' } },
  {
    what: 'defect-category evidence (one of several)',
    because: 'One piece of evidence is enough (5.1.12).',
    in: { 'clean-b': 'every', 'clean-c': 'every' },
  },
  {
    what: 'deliverable produced-as (one of several)',
    because: 'One thing produced is enough; no rule compares the register with the documents yet (5.1.8).',
    in: { 'clean-a': 'every', 'clean-c': 'every' },
  },
  {
    what: 'document author-alone',
    because: 'A choice of the plan; no rule reads it yet (5.1.8).',
    in: { 'clean-a': 'every', 'clean-b': 'every', 'clean-c': 'every' },
  },
  {
    what: 'document control-starts',
    because: 'A choice of the plan; no rule reads it yet (5.1.9 e).',
    in: { 'clean-a': 'every', 'clean-b': 'every', 'clean-c': 'every' },
  },
  {
    what: 'document feedback-months',
    because: 'A number of the plan; no rule reads it yet (6.2.1.1).',
    in: { 'clean-a': 'every', 'clean-b': 'every', 'clean-c': 'every' },
  },
  {
    what: 'document formal-when',
    because: 'A choice of the plan; no rule reads it yet (5.7.5).',
    in: { 'clean-a': 'every', 'clean-b': 'every', 'clean-c': 'every' },
  },
  { what: 'document required-methods', because: 'A choice of the plan; no rule reads it yet (5.5.2).', in: { 'clean-c': 'every' } },
  {
    what: 'document requirements-one-set',
    because: 'Left out it means no, which is what is written.',
    in: { 'clean-a': 'every', 'clean-b': 'every', 'clean-c': 'every' },
  },
  {
    what: 'document reviewed-on',
    because: 'Known, never demanded: it only makes a plan count as current (5.1.2).',
    in: { 'clean-a': 'every', 'clean-c': 'every' },
  },
  {
    what: 'document soup-review-months',
    because: 'A number of the plan; no rule reads it yet (7.1.3).',
    in: { 'clean-a': 'every', 'clean-b': 'every', 'clean-c': 'every' },
  },
  {
    what: 'document states-class',
    because: 'Known, never demanded: a class that is stated has to be right, not to be stated.',
    in: { 'clean-a': 'every', 'clean-b': 'every', 'clean-c': 'every' },
  },
  {
    what: 'document trend-months',
    because: 'A number of the plan; no rule reads it yet (9.6).',
    in: { 'clean-a': 'every', 'clean-b': 'every', 'clean-c': 'every' },
  },
  {
    what: 'hazard leads-to (one of several)',
    because: 'One situation is enough for a hazard; where a situation comes from is a question of ISO 14971.',
    in: { 'clean-a': 'every', 'clean-b': 'every', 'clean-c': 'every' },
  },
  {
    what: 'intended-use foreseeable-misuse',
    because: 'Asked by the pack ISO 14971 only, which this project does not name.',
    in: { 'clean-a': 'every', 'clean-b': 'every' },
  },
  {
    what: 'interface connects (one of several)',
    because: 'Two ends stay, one of them a class C unit.',
    in: { 'clean-c': ['IF-1 SWU-1', 'IF-1 SWU-2', 'IF-2 SWU-1', 'IF-2 SWU-2'] },
  },
  { what: 'interface data', because: 'The ends of IF-5 in our software are of class A (5.3.2 begins at B).', in: { 'clean-c': ['IF-5'] } },
  { what: 'interface direction', because: 'The ends of IF-5 in our software are of class A.', in: { 'clean-c': ['IF-5'] } },
  { what: 'interface error-behaviour', because: 'The ends of IF-5 in our software are of class A.', in: { 'clean-c': ['IF-5'] } },
  { what: 'interface protocol', because: 'The ends of IF-5 in our software are of class A.', in: { 'clean-c': ['IF-5'] } },
  { what: 'interface trust-boundary', because: 'The ends of IF-5 in our software are of class A.', in: { 'clean-c': ['IF-5'] } },
  { what: 'release statement', because: 'Words beside the fields; no rule asks for them.', in: { 'clean-a': 'every', 'clean-c': 'every' } },
  {
    what: 'review covers (one of several)',
    because:
      'One thing covered is enough for a review; no rule asks yet that each requirement, design and test case was reviewed (5.2.6, 5.3.6, 5.4.4, 5.7.1 b).',
    in: { 'clean-a': 'every', 'clean-b': 'every', 'clean-c': 'every' },
  },
  {
    what: 'review document',
    because: 'Demanded only of an inspection that serves as evidence of a control outside software.',
    in: { 'clean-a': 'every', 'clean-c': 'every' },
  },
  {
    what: 'review shows-effective',
    because: 'A control outside class B and C software is shown to work under the pack ISO 14971 only, which this project does not name.',
    in: { 'clean-a': 'every' },
  },
  { what: 'review verifies (one of several)', because: 'The test cases of the units stay.', in: { 'clean-c': 'every' } },
  {
    what: 'review verifies',
    because:
      'Class A asks for no verification of a control under IEC 62304 (7.3.1 begins at B); in clean-c the test cases of the units stay.',
    in: { 'clean-a': 'every', 'clean-c': ['REV-6'] },
  },
  {
    what: 'risk external-acceptable',
    because: 'Demanded when an item or SOUP contributes to the situation; clean-a has no items.',
    in: { 'clean-a': 'every' },
  },
  {
    what: 'risk external-probability',
    because: 'Demanded when an item or SOUP contributes to the situation; clean-a has no items.',
    in: { 'clean-a': 'every' },
  },
  {
    what: 'risk external-severity',
    because: 'Demanded when an item or SOUP contributes to the situation; clean-a has no items.',
    in: { 'clean-a': 'every' },
  },
  {
    what: 'risk-control mitigates (one of several)',
    because: 'The control still mitigates something, and each cause still has another control or its risk has.',
    in: {
      'clean-b': ['RCM-1 RISK-1', 'RCM-2 RISK-2', 'RCM-3 RISK-1'],
      'clean-c': ['RCM-1 RISK-1', 'RCM-1 CAUSE-4', 'RCM-2 RISK-1', 'RCM-2 CAUSE-4', 'RCM-3 RISK-2'],
    },
  },
  {
    what: 'software-cause causes (one of several)',
    because: 'The cause still leads to another situation, which keeps a cause.',
    in: { 'clean-b': ['CAUSE-1 HS-1', 'CAUSE-1 HS-2'] },
  },
  {
    what: 'software-item contributes-to (one of several)',
    because: 'HS-1 keeps SOUP-1 and SOUP-2, with cause and control.',
    in: { 'clean-c': ['SWI-1 HS-1'] },
  },
  { what: 'software-item part-of', because: 'SWI-2 is of class A (5.3.1 begins at B).', in: { 'clean-c': ['SWI-2'] } },
  {
    what: 'software-item resources',
    because: 'No rule compares shared resources with segregations yet (4.3 d).',
    in: { 'clean-c': 'every' },
  },
  { what: 'software-item statement', because: 'SWI-2 is of class A (5.3.1 begins at B).', in: { 'clean-c': ['SWI-2'] } },
  {
    what: 'software-item uses (one of several)',
    because: 'No rule asks who uses a SOUP or an item; SOUP that nobody uses is judged by the class of its system.',
    in: { 'clean-c': ['SWI-1 SOUP-1', 'SWI-1 SOUP-2', 'SWI-2 SWI-1'] },
  },
  {
    what: 'software-item uses',
    because: 'No rule asks who uses a SOUP; it is then judged by the class of its system.',
    in: { 'clean-c': ['SWI-1'] },
  },
  {
    what: 'software-requirement allocated-to',
    because: 'Class A has no architecture to allocate to (5.3.1 begins at B).',
    in: { 'clean-a': 'every' },
  },
  {
    what: 'software-requirement derives-from',
    because: 'The risk control that the requirement implements is a source as well (5.2.1), and its system requirement keeps another one.',
    in: { 'clean-b': ['SRS-2', 'SRS-3', 'SRS-5', 'SRS-6'], 'clean-c': ['SRS-1', 'SRS-4'] },
  },
  {
    what: 'software-requirement safety-related',
    because: 'Asked from class B (5.2.3); SRS-6 and SRS-7 of clean-c are allocated to a class A item.',
    in: { 'clean-a': 'every', 'clean-c': ['SRS-6', 'SRS-7'] },
  },
  {
    what: 'software-system considers (one of several)',
    because: 'One situation is enough; no rule compares them with the risk analysis yet (4.3 a).',
    in: { 'clean-a': 'every', 'clean-b': 'every', 'clean-c': 'every' },
  },
  { what: 'software-system credits (one of several)', because: 'As above.', in: { 'clean-b': 'every' } },
  {
    what: 'software-system credits',
    because: 'Known, never demanded: no rule looks yet at what a lower class rests on (4.3 a).',
    in: { 'clean-a': 'every', 'clean-b': 'every' },
  },
  { what: 'software-system uses (one of several)', because: 'As above.', in: { 'clean-a': 'every' } },
  {
    what: 'software-system uses',
    because: 'Known, never demanded: SOUP that nobody uses is judged by the class of its system.',
    in: { 'clean-a': 'every' },
  },
  { what: 'software-unit contributes-to (one of several)', because: 'As above.', in: { 'clean-b': 'every' } },
  {
    what: 'software-unit contributes-to',
    because: 'Known, never demanded: the situation keeps other parts that contribute, with cause and control.',
    in: { 'clean-b': 'every' },
  },
  { what: 'software-unit statement', because: 'Words beside the fields; no rule asks a unit for them.', in: { 'clean-b': 'every' } },
  { what: 'software-unit uses (one of several)', because: 'As above.', in: { 'clean-b': 'every' } },
  {
    what: 'software-unit uses',
    because: 'Known, never demanded: the SOUP is then judged by the class of its system.',
    in: { 'clean-b': 'every' },
  },
  { what: 'soup contributes-to (one of several)', because: 'As above.', in: { 'clean-b': 'every' } },
  {
    what: 'soup contributes-to',
    because: 'The causes that arise in it still show that it may cause harm; the situation keeps other parts that contribute.',
    in: { 'clean-b': 'every', 'clean-c': 'every' },
  },
  { what: 'soup functional-requirements', because: 'Asked from class B (5.3.3).', in: { 'clean-a': 'every' } },
  {
    what: 'statement for',
    because: 'Only the statement about anomalies has to name its release (5.8.2).',
    in: { 'clean-a': ['STM-2', 'STM-3', 'STM-4'], 'clean-b': ['STM-2', 'STM-3', 'STM-4'], 'clean-c': ['STM-2', 'STM-3', 'STM-4'] },
  },
  {
    what: 'system-requirement derives-from (one of several)',
    because: 'One source is enough.',
    in: {
      'clean-a': 'every',
      'clean-b': ['SYS-1 RCM-1', 'SYS-2 RCM-2', 'SYS-2 RCM-3', 'SYS-3 RCM-4', 'SYS-4 RCM-5', 'SYS-7 RCM-7'],
      'clean-c': ['SYS-1 RCM-1', 'SYS-3 RCM-3'],
    },
  },
  {
    what: 'test-case validates (one of several)',
    because: 'No rule asks yet that each user need is validated (ISO 13485 7.3.7).',
    in: { 'clean-b': 'every' },
  },
  {
    what: 'test-case verifies (one of several)',
    because: 'What is no longer verified by this case is verified by another, or is an interface, of which no rule asks it yet (5.6.3).',
    in: {
      'clean-b': ['TC-5 IF-1', 'TC-5 IF-4', 'TC-5 IF-5', 'TC-6 IF-2', 'TC-6 IF-3'],
      'clean-c': ['TC-4 IF-4', 'TC-5 RCM-1', 'TC-5 IF-2', 'TC-6 IF-1', 'TC-6 IF-6', 'TC-8 RCM-1', 'TC-9 IF-5'],
    },
  },
  {
    what: 'test-run statement',
    because: 'The table of results of a manual run; no rule reads results yet (5.7.5).',
    in: { 'clean-a': 'every', 'clean-b': 'every', 'clean-c': 'every' },
  },
  {
    what: 'test-run system',
    because: 'There is one software system only.',
    in: { 'clean-a': 'every', 'clean-b': 'every', 'clean-c': 'every' },
  },
];
