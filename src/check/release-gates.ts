import type { Diagnostic } from '../model/diagnostic.ts';
import type { ClauseAccount } from './account.ts';

/** One thing that has to hold before a release, made up of clauses and rules; it finds nothing of its own (IEC 62304 5.8). */
export interface ReleaseGate {
  readonly id: string;
  readonly title: string;
  /** With the standard's name. A clause that is not asked here does not count. */
  readonly clauses: readonly string[];
  /** Rules whose findings count wherever they cite. */
  readonly rules?: readonly string[];
}

/**
 * `passed`: every clause is answered. `with-deviations`: so, but somebody accepts that one is not met. `open`: something was not judged, or is judged at release.
 * `not-asked`: none of its clauses is asked at the classes here.
 */
export interface GateResult extends Pick<ReleaseGate, 'id' | 'title' | 'clauses'> {
  readonly state: 'passed' | 'with-deviations' | 'not-passed' | 'open' | 'not-asked';
  /** Clauses and rules that keep it from passing. */
  readonly because: readonly string[];
}

const iec = (...numbers: readonly string[]) => numbers.map((number) => `IEC 62304 ${number}`);
const iso = (...numbers: readonly string[]) => numbers.map((number) => `ISO 14971 ${number}`);

/** The gates of a release, in the order in which they are judged. Verification complete (G8, G20) and all planned work done (G17) stay apart. */
export const releaseGates: readonly ReleaseGate[] = [
  {
    id: 'G1',
    title: 'The class is declared and fits hazards and structure',
    clauses: iec('4.3 a', '4.3 c', '4.3 d', '4.3 e', '4.3 f', '4.3 g'),
  },
  {
    id: 'G2',
    title: 'Requirements are reviewed and traced up and down',
    clauses: iec('5.2.1', '5.2.2', '5.2.3', '5.2.4', '5.2.5', '5.2.6', '5.7.1'),
    rules: ['link-resolves', 'link-end-is-allowed', 'trace-has-no-cycle', 'id-stands-once'],
  },
  { id: 'G3', title: 'The architecture is complete and reviewed', clauses: iec('5.3.1', '5.3.2', '5.3.3', '5.3.4', '5.3.6', '5.4.1') },
  { id: 'G4', title: 'Segregation holds', clauses: iec('4.3 d', '5.3.5') },
  { id: 'G5', title: 'The detailed design is complete and reviewed', clauses: iec('5.4.2', '5.4.3', '5.4.4') },
  { id: 'G6', title: 'Units are verified and meet their criteria', clauses: iec('5.5.1', '5.5.2', '5.5.3', '5.5.4', '5.5.5') },
  {
    id: 'G7',
    title: 'Integration is verified, and tested again after the last change',
    clauses: iec('5.6.1', '5.6.2', '5.6.3', '5.6.4', '5.6.5', '5.6.6', '5.6.7', '5.6.8'),
  },
  {
    id: 'G8',
    title: 'System tests cover every requirement at the release and are evaluated',
    clauses: iec('5.7.1', '5.7.2', '5.7.3', '5.7.4', '5.7.5', '9.8'),
  },
  {
    id: 'G9',
    title: 'Risk controls are in place, shown to work, and bring no new hazard unseen',
    clauses: [...iec('7.2.1', '7.2.2', '7.3.1'), ...iso('7.1', '7.2', '7.5')],
  },
  {
    id: 'G10',
    title: 'The hazard chain is complete; residual and overall risk are judged',
    clauses: [...iec('4.2', '7.1.1', '7.1.2', '7.1.4', '7.3.3'), ...iso('5.4', '5.5', '6', '7.3', '7.4', '8', '9')],
  },
  { id: 'G11', title: 'Residual anomalies are listed and judged', clauses: iec('5.8.2', '5.8.3') },
  {
    id: 'G12',
    title: 'Nothing rests on an older text: no suspect link, no outdated evidence, no expired justification',
    clauses: iec('5.7.3', '8.2.3'),
    rules: [
      'link-is-fresh',
      'approval-hash-is-sound',
      'justification-is-in-force',
      'changed-item-is-tested-again',
      'run-is-of-this-product',
      'integration-tests-are-run-again',
    ],
  },
  {
    id: 'G13',
    title: 'Every change had an approved request with a safety analysis',
    clauses: iec('6.2.3', '6.2.4', '7.4.1', '7.4.2', '7.4.3', '8.2.1', '8.2.2', '8.2.4'),
  },
  { id: 'G14', title: 'The SOUP list is what the product holds, and its anomalies were looked at', clauses: iec('7.1.3', '8.1.2') },
  { id: 'G15', title: 'One version is named everywhere', clauses: iec('5.8.4') },
  { id: 'G16', title: 'The way it was built is recorded', clauses: iec('5.1.10', '5.8.5') },
  { id: 'G17', title: 'All planned activities and documents are done', clauses: iec('5.1.1', '5.1.8', '5.8.6') },
  { id: 'G18', title: 'Archive, retention and history are in order', clauses: iec('5.8.7', '8.1.3', '8.3') },
  { id: 'G19', title: 'Delivery is reliable', clauses: iec('5.8.8') },
  { id: 'G20', title: 'Verification was complete before the right people approved the release', clauses: iec('5.8.1') },
];

/** Every gate with its result, from how clauses stand, what rules found, and what they would find at release. */
export function gateResults(
  clauses: readonly ClauseAccount[],
  diagnostics: readonly Diagnostic[],
  held: readonly Diagnostic[],
): readonly GateResult[] {
  const accounts = new Map(clauses.map((each) => [`${each.standard} ${each.number}`, each]));
  const found = new Set(diagnostics.flatMap(({ rule, severity }) => (severity === 'info' ? [] : [rule])));
  const hinted = new Set([...diagnostics, ...held].map(({ rule }) => rule));
  return releaseGates.map(({ id, title, clauses: named, rules = [] }) => {
    const asked = named.flatMap((name) => accounts.get(name) ?? []);
    const broken = rules.filter((rule) => found.has(rule));
    const inState = (state: ClauseAccount['state']) =>
      asked.filter((each) => each.state === state).map((each) => `${each.standard} ${each.number}`);
    const waiting = rules.filter((rule) => hinted.has(rule));
    const [notMet, open, deviations] = [inState('not-met'), inState('open'), inState('deviation')];
    const result = (state: GateResult['state'], because: readonly string[] = []): GateResult => ({
      id,
      title,
      clauses: named,
      state,
      because,
    });
    if (notMet.length + broken.length > 0) return result('not-passed', [...notMet, ...broken]);
    if (asked.length === 0) return result('not-asked');
    if (open.length + waiting.length > 0) return result('open', [...open, ...waiting]);
    return deviations.length > 0 ? result('with-deviations', deviations) : result('passed');
  });
}
