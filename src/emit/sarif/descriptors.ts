import type { TraceReport } from '../../check/report.ts';
import type { EmitContext } from '../emitter.ts';

/** What stands in for a rule where something could not be looked at. */
export const unjudgedDescriptor = {
  id: 'could-not-judge',
  shortDescription: { text: 'Everything the verdict rests on can be read' },
  fullDescription: { text: 'Something could not be read or compared, so nothing can be said about what it holds.' },
};

/** The rules of a run, in the order of the report, each with its page. */
export function descriptors(report: TraceReport, version: string, { page }: EmitContext) {
  return report.rules.map(({ id, pack, clause, examined, findings }) => {
    const markdown = page(id);
    const title = heading(markdown) ?? id;
    return {
      id,
      shortDescription: { text: title },
      fullDescription: { text: opening(markdown) ?? title },
      // The schema wants an absolute address, and pages stand inside the package: a package URL names them for good.
      helpUri: `pkg:npm/dhf@${version}#lib/src/check/packs/${pack}/rules/${id}/rule.md`,
      ...(markdown === undefined ? {} : { help: { text: markdown, markdown } }),
      properties: { pack, clause, examined, findings, tags: [pack] },
    };
  });
}

function heading(markdown = ''): string | undefined {
  return /^# +(.+)$/m.exec(markdown)?.[1]?.trim();
}

/** The first paragraph after the heading, on one line. */
function opening(markdown = ''): string | undefined {
  const [, paragraph] = /^# .*\n+((?:(?!#|```).+\n?)+)/m.exec(markdown) ?? [];
  return paragraph?.replaceAll(/\s+/g, ' ').trim();
}
