import type { Signing } from '../../../../../model/evidence.ts';
import type { TraceGraph } from '../../../../../model/graph.ts';
import { answer, fieldPlace, type TraceItem } from '../../../../../model/trace-item.ts';
import { every } from '../../../../expect.ts';
import { signersOf } from '../../../../people.ts';
import { defineRule } from '../../../../rule.ts';

type Committer = NonNullable<Signing['committedBy']>;

export default defineRule({
  id: 'approval-is-committed-by-its-signer',
  severity: { draft: 'warning', release: 'error' },
  expect: every('approval')
    .where(
      (approval, { graph }) =>
        approval.status !== 'draft' && signersOf(approval, graph).length > 0 && committerOf(approval, graph) !== undefined,
    )
    .passes((approval, { graph }) => {
      const { name, email, commit } = committerOf(approval, graph) as Committer;
      const isSigner = signersOf(approval, graph).some((person) => person.email.toLowerCase() === email.toLowerCase());
      // A signature says more than a commit, and a wrong one is told by itself.
      if (isSigner || isSettled(graph.evidence.signatures?.[approval.id])) return undefined;
      return {
        place: fieldPlace(approval, 'signer'),
        message: `${approval.id} speaks for ${answer(approval, 'signer')}, and as it stands was committed by ${name} (${email}) in ${commit.slice(0, 10)}`,
        fix: 'Let the signer commit the record under the address that dhf.yaml gives, or sign it in a way that can be checked (`dhf approve --method`).',
      };
    }),
});

function committerOf(approval: TraceItem, { evidence }: TraceGraph): Committer | undefined {
  return evidence.signatures?.[approval.id]?.committedBy;
}

function isSettled(signing: Signing | undefined): boolean {
  return signing !== undefined && ['good', 'kept', 'bad'].includes(signing.state);
}
