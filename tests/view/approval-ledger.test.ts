import { expect, it } from 'vitest';
import { approvalLedger } from '../../src/view/approval-ledger.ts';
import { approvalOf, document, graphOf, item, type Written } from '../build.ts';

const need = (statement: string, id = 'UN-1') => item(id, { statement });
const [before, now] = [[need('A steady rate.')], [need('A steady, low rate.')]] as const;
const later = { 'signed-at': '2026-11-21T08:00:00Z' };

function ledger(written: readonly Written[]) {
  return approvalLedger(graphOf(written)).map(({ approval, holding, things, inside }) => [
    approval.id,
    holding,
    things.map(({ thing, holding: each, moved }) => `${thing.id} ${each}${moved && ` (${moved})`}`),
    inside,
  ]);
}

it('has what no longer holds first, then drafts, what holds, and what was replaced', () => {
  const others = [need('Another.', 'UN-2'), need('One more.', 'UN-3')];
  const written = [
    ...now,
    ...others,
    need('Changed.', 'UN-4'),
    approvalOf(['UN-1'], before),
    approvalOf(['UN-1'], now, later, 'APR-2'),
    approvalOf(['UN-2'], others, { status: 'draft' }, 'APR-3'),
    approvalOf(['UN-4'], [need('First.', 'UN-4')], {}, 'APR-4'),
    approvalOf(['UN-2', 'UN-3'], others, {}, 'APR-5'),
  ];
  expect(ledger(written)).toEqual([
    ['APR-4', 'moved', ['UN-4 moved (statement)'], 0],
    ['APR-3', 'draft', ['UN-2 draft'], 0],
    ['APR-2', 'holds', ['UN-1 holds'], 0],
    ['APR-5', 'holds', ['UN-2 holds', 'UN-3 holds'], 0],
    ['APR-1', 'replaced', ['UN-1 replaced (statement)'], 0],
  ]);
});

it('stands as the worst of what it covers', () => {
  const both = [need('A steady rate.'), need('Another.', 'UN-2')];
  expect(ledger([...now, need('Another.', 'UN-2'), approvalOf(['UN-1', 'UN-2'], both)])).toEqual([
    ['APR-1', 'moved', ['UN-1 moved (statement)', 'UN-2 holds'], 0],
  ]);
});

it('counts what stands in a document that it covers, and tells who signed as what', () => {
  const written = [document('SRD-1', {}, { items: [need('In it.')] })];
  const graph = graphOf([...written, approvalOf(['SRD-1'], written, { signer: 'Ada Example', role: 'quality', method: 'git-signed' })]);
  const [entry] = approvalLedger(graph);
  expect([entry?.signer, entry?.role, entry?.meaning, entry?.method, entry?.signing]).toEqual([
    ...['Ada Example', 'quality', 'approval', 'git-signed'],
    undefined,
  ]);
  expect(entry?.things[0]?.hash).toMatch(/^h1:[0-9a-f]{64}$/);
  expect(entry?.signed).toBe('says git-signed, and nobody looked at it');
});
