import type { Signing } from '../../../../../model/evidence.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { allOf } from '../../../../words.ts';

const always = { draft: 'error', release: 'error' } as const;

export default defineRule({
  id: 'approval-is-signed-by-its-signer',
  severity: { draft: 'warning', release: 'error' },
  expect: every('approval')
    .where((approval, { graph }) => approval.status !== 'draft' && signingOf(approval, graph) !== undefined)
    .passes((approval, { graph }) => {
      const signing = signingOf(approval, graph) as Signing;
      if (signing.state === 'bad') return wrong(approval, signing);
      return signing.state === 'none' ? (unsigned(approval, graph) ?? unshown(approval, signing)) : undefined;
    }),
});

function signingOf(approval: TraceItem, { evidence }: TraceGraph): Signing | undefined {
  return evidence.signatures?.[approval.id];
}

function wrong(approval: TraceItem, { words }: Signing): Breach {
  return {
    place: fieldPlace(approval, 'signature'),
    message: `${approval.id} ${words}`,
    fix: 'Let the signer record it again with `dhf approve`, and retire this one.',
    severity: always,
  };
}

/** Some approvals must be signed in a way that can be checked: this one, unless another of the same thing is. */
function unsigned(approval: TraceItem, graph: TraceGraph): Breach | undefined {
  const required = graph.declared?.signatures.required ?? [];
  if (required.length === 0) return undefined;
  const open = graph.targets(approval, 'covers').filter((thing) => {
    if (!required.includes(thing.kind) && !(thing.kind === 'document' && required.includes(answer(thing, 'kind') ?? ''))) return false;
    const approvals = graph.approvals.approvalsOf(thing);
    return approvals.includes(approval) && approvals.every((each) => signingOf(each, graph)?.state === 'none');
  });
  if (open.length === 0) return undefined;
  return {
    place: fieldPlace(approval, 'signer'),
    message: `${approval.id} is asserted, unsigned, and dhf.yaml asks for a signature that can be checked on the approval of ${allOf(open.map(({ id }) => id))}`,
    fix: `Let the signer sign it: \`dhf approve ${open.map(({ id }) => id).join(' ')} --method ssh-signature\`, or name a scan of the signed page.`,
  };
}

function unshown(approval: TraceItem, { words }: Signing): Breach | undefined {
  if (answer(approval, 'method') === undefined && answer(approval, 'signature') === undefined) return undefined;
  return {
    place: fieldPlace(approval, 'method'),
    message: `${approval.id} ${words}`,
    fix: 'Put the signature where the record names it, or let the signer record it again; a record that is asserted only names no method.',
  };
}
