import { describe, expect, it } from 'vitest';
import { approvalsOver } from '../../src/view/approvals.ts';
import { approvalOf, document, type GraphOptions, graphOf, item, itemOf, type Written } from '../build.ts';

const need = (statement: string) => item('UN-1', { statement });
const [first, now] = [[need('The nurse needs a steady rate.')], [need('The nurse needs a steady, low rate.')]] as const;
const ada = { signer: 'Ada Example', role: 'quality' };

function over(written: readonly Written[], id = 'UN-1', options: GraphOptions = {}) {
  const graph = graphOf(written, options);
  return approvalsOver(graph, itemOf(graph, id)).map(({ approval, hash, ...shown }) => ({
    record: approval.id,
    hash: hash.slice(0, 5),
    ...shown,
  }));
}

describe('the records over an item', () => {
  it('say who, as what, what for, when, over which words and how it is signed', () => {
    expect(over([...now, approvalOf(['UN-1'], now, ada)])).toEqual([
      {
        record: 'APR-1',
        who: 'Ada Example, quality',
        meaning: 'approval',
        when: '2026-11-20T08:00:00Z',
        hash: expect.stringMatching(/^h1:/),
        signed: 'is asserted, unsigned',
        isCurrent: true,
        over: 'same',
        moved: [],
        standing: 'current',
      },
    ]);
  });

  it('stand with the latest first, and name what moved since', () => {
    const written = [
      ...now,
      approvalOf(['UN-1'], first, ada),
      approvalOf(['UN-1'], now, { meaning: 'review', 'signed-at': '2026-11-21T08:00:00Z' }, 'APR-2'),
    ];
    expect(over(written).map(({ record, who, isCurrent, moved, standing }) => [record, who, isCurrent, moved, standing])).toEqual([
      ['APR-2', 'nobody, no role', true, [], 'current'],
      ['APR-1', 'Ada Example, quality', false, ['statement'], 'statement changed since'],
    ]);
  });

  it('of a document tell that something in it moved', () => {
    const holding = (statement: string) => [document('SRD-1', {}, { items: [need(statement)] })];
    const written = [...holding('Later.'), approvalOf(['SRD-1'], holding('Before.'))];
    expect(over(written, 'SRD-1')[0]?.standing).toBe('what stands in it changed since');
  });

  it('tell what was seen of the signature, or that nobody looked', () => {
    const signed = [...now, approvalOf(['UN-1'], now, { ...ada, method: 'ssh-signature' })];
    expect(over(signed)[0]?.signed).toBe('says ssh-signature, and nobody looked at it');
    const signatures = { 'APR-1': { state: 'good', words: 'is signed with a key of Ada' } } as const;
    expect(over(signed, 'UN-1', { evidence: { signatures } })[0]?.signed).toBe('is signed with a key of Ada');
  });
});
