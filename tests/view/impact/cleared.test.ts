import { describe, expect, it } from 'vitest';
import type { TraceGraph } from '../../../src/model/graph.ts';
import { sha256 } from '../../build.ts';
import { cleanC, type Edit, lines, playing, type Recorded, ran, signed } from './script.ts';

const play = playing(cleanC);
const reworded: Edit = ['requirements/software.md', 'send no\ncommand and report', 'send no\nframe and report'];
const otherLimit: Edit = ['risk/analysis.md', 'set at 60 %', 'set at 70 %'];
const otherCase: Edit = ['tests/cases.md', '13 answers are equal', '13 answers are the same'];
const source = ['software/src/occlusion.rs'];

/** What is asked, and of what was answered how: `run TC-5`, `review TC-5 -- no-impact APR-900`. */
function told(edits: readonly Edit[], records: readonly Recorded[], product?: readonly string[]): readonly string[] {
  const { impact } = play({ edits, records, ...(product === undefined ? {} : { product }) });
  return lines(impact).map((line) => line.replace(/ \([^)]*\): [\s\S]*?(?= -- |$)/, ''));
}

const asked = ['approve SRD-1', 'review REV-1', 'review REV-2', 'review TC-5', 'run TC-5'];

describe('a changed requirement', () => {
  it('asks for as much as it does while nobody answered', () => {
    expect(told([reworded], [])).toEqual(asked);
  });

  it('is answered by a decision that it makes no difference to a test: for the test and for its results', () => {
    expect(told([reworded], [signed(['TC-5'], { meaning: 'no-impact' })])).toEqual([
      'approve SRD-1',
      'review REV-1',
      'review REV-2',
      'review TC-5 -- no-impact APR-900',
      'run TC-5 -- no-impact APR-900',
    ]);
  });

  it('is answered by new passing evidence for the results alone', () => {
    expect(told([reworded], [ran(['TC-5'])])).toEqual([...asked.slice(0, 4), 'run TC-5 -- passed RUN-900']);
  });

  it('is answered by approving its document again, and by reviews that are held and approved again', () => {
    expect(told([reworded], [signed(['SRD-1', 'REV-1', 'REV-2'])])).toEqual([
      'review TC-5',
      'run TC-5',
      'approve SRD-1 -- approved APR-900',
      'review REV-1 -- approved APR-900',
      'review REV-2 -- approved APR-900',
    ]);
  });

  it('is answered by a test that was changed and approved since, whose results then are of other words', () => {
    const changed: Edit = ['tests/cases.md', /(### TC-5 [\s\S]*?- \*\*Objective:\*\* )/, '$1again, '];
    const answers = told([reworded, changed], [signed(['STP-1'])]);
    expect(answers).toContain('review TC-5 -- changed APR-900');
    expect(answers).toContain('approve STP-1 -- approved APR-900');
    expect(answers).toContain('run TC-5');
    expect(answers).not.toContain('review TC-5');
  });

  it('is answered everywhere by a record that only its wording changed', () => {
    const before = play({}).before;
    const formerly = new Map(['SRS-1', 'SRD-1'].map((id) => [id, hashIn(before, id)]));
    const answers = told([reworded], [signed(['SRD-1', 'SRS-1'], { meaning: 'editorial', formerly })]);
    expect(answers).toEqual(asked.map((each) => `${each} -- no-impact APR-900`));
  });

  it('is answered by no record that is a draft or retired, of something else, or over another hash', () => {
    const noImpact = { meaning: 'no-impact' };
    const otherHash = (row: readonly [string, string, string]) => (row[1] === 'SRS-1' ? `h1:${sha256('other')}` : row[2]);
    expect(told([reworded], [signed(['TC-5'], { ...noImpact, status: 'draft' })])).toEqual(asked);
    expect(told([reworded], [signed(['TC-5'], { ...noImpact, status: 'retired' })])).toEqual(asked);
    expect(told([reworded], [signed(['TC-6', 'SRS-2'], noImpact)])).toEqual(asked);
    expect(told([reworded], [signed(['TC-5'], { ...noImpact, spoil: otherHash })])).toEqual(asked);
    expect(told([reworded], [signed(['SRS-1'], { ...noImpact })])).toEqual(asked);
  });

  it('is not answered by an editorial record over the words before others', () => {
    const formerly = new Map([['SRS-1', `h1:${sha256('other')}`]]);
    expect(told([reworded], [signed(['SRS-1'], { meaning: 'editorial', formerly })])).toEqual(asked);
  });

  it('is answered by no run that failed, was made from files in no commit, or tested other words', () => {
    expect(told([reworded], [ran(['TC-5'], { outcome: 'fail' })])).toEqual(asked);
    expect(told([reworded], [ran(['TC-5'], { outcome: 'not-run' })])).toEqual(asked);
    expect(told([reworded], [ran(['TC-5'], { dirty: 'yes' })])).toEqual(asked);
    const early = ran(['TC-5']);
    expect(told([reworded], [() => early(play({}).before)])).toEqual(asked);
    expect(told([reworded], [ran(['TC-6'])])).toEqual(asked);
  });
});

describe('a changed case', () => {
  it('is run again, and answered by a run of it as it reads now', () => {
    expect(told([otherCase], [])).toContain('run TC-1');
    expect(told([otherCase], [ran(['TC-1'])])).toContain('run TC-1 -- passed RUN-900');
    expect(told([otherCase], [signed(['TC-1'], { meaning: 'no-impact' })])).toContain('run TC-1 -- no-impact APR-900');
  });
});

describe('a changed control', () => {
  it('asks for its risk, until somebody evaluates that anew or has both before him', () => {
    expect(told([otherLimit], [])).toContain('decide RISK-2');
    expect(told([otherLimit], [signed(['RMA-1'])])).toContain('decide RISK-2 -- approved APR-900');
    expect(told([otherLimit], [signed(['RISK-2', 'RCM-3'], { meaning: 'no-impact' })])).toContain('decide RISK-2 -- no-impact APR-900');
    const anew: Edit = ['risk/analysis.md', /(RISK-2 .*)2026-05-06/, '$12026-11-20'];
    expect(told([otherLimit, anew], [])).toContain('decide RISK-2');
    expect(told([otherLimit, anew], [signed(['RISK-2'])])).toContain('decide RISK-2 -- changed APR-900');
  });

  it('is not answered by a risk that says something else in another respect', () => {
    const harm: Edit = ['risk/analysis.md', 'RISK-2 | Therapy interrupted', 'RISK-2 | Therapy was interrupted'];
    expect(told([otherLimit, harm], [signed(['RISK-2'])])).toContain('decide RISK-2');
  });
});

describe('another product', () => {
  const bridge = (covers: string) => (graph: TraceGraph) => ({
    file: 'records/BRG-900.md',
    text: [
      '---',
      'id: BRG-900',
      'title: Comment in the occlusion detector',
      `from-product: ${hashOfRun()}`,
      `to-product: ${graph.evidence.product?.['SWS-1']?.sha256}`,
      `keeps: [${covers}]`,
      '---',
      '',
      'Only a comment changed.',
      '',
    ].join('\n'),
  });

  it('is answered by new runs, for each test that they hold', () => {
    expect(told([], [], source)).toEqual(['run SWS-1', 'run TC-2', 'run TC-4', 'run TC-7']);
    expect(told([], [ran(['TC-2', 'TC-7', 'TC-1'])], source)).toEqual([
      'run SWS-1',
      'run TC-4',
      'run SWS-1 -- passed RUN-900',
      'run TC-2 -- passed RUN-900',
      'run TC-7 -- passed RUN-900',
    ]);
    expect(told([], [ran(['TC-2'], { outcome: 'fail' })], source)).toContain('run TC-2');
  });

  it('is answered by a bridge as soon as that is approved', () => {
    const all = ['run SWS-1', 'run TC-2', 'run TC-4', 'run TC-7'];
    expect(told([], [bridge('RUN-1, RUN-2')], source)).toEqual(all);
    expect(told([], [bridge('RUN-1, RUN-2'), signed(['BRG-900'])], source)).toEqual(all.map((each) => `${each} -- no-impact BRG-900`));
    expect(told([], [bridge('TC-2'), signed(['BRG-900'])], source)).toContain('run TC-2 -- no-impact BRG-900');
    expect(told([], [bridge('TC-2'), signed(['BRG-900'])], source)).toContain('run TC-4');
  });

  function hashOfRun(): string {
    const product = play({}).before.evidence.product?.['SWS-1'];
    return product?.sha256 ?? '';
  }
});

function hashIn(graph: TraceGraph, id: string): string {
  const item = graph.item(id);
  return item === undefined ? '' : graph.hashOf(item).whole;
}
