import type { Gate, TraceReport } from '../check/report.ts';
import { blocks, type NotJudged } from '../model/diagnostic.ts';
import { counted } from './count.ts';

/** `refused at stage release`, `could not judge at stage draft`, `no blocking findings at stage draft`. */
export function verdictWords({ verdict, stage }: TraceReport): string {
  return `${verdict === 'refused' ? verdict : verdict.replaceAll('-', ' ')} at stage ${stage}`;
}

/** What was looked at and what came of it, on one line. */
export function summary(report: TraceReport): string {
  const { items, links, errors, warnings, infos, deviations, open } = report.counts;
  const looking = report.rules.filter((rule) => rule.examined > 0);
  const things = looking.reduce((sum, rule) => sum + rule.examined, 0);
  return [
    counted(items, 'item'),
    counted(links, 'link'),
    `${counted(looking.length, 'rule')} looked at ${counted(things, 'thing')}`,
    counted(errors, 'error'),
    counted(warnings, 'warning'),
    ...(infos === 0 ? [] : [counted(infos, 'hint')]),
    ...(deviations === 0 ? [] : [counted(deviations, 'deviation')]),
    ...(open === 0 ? [] : [`${counted(open, 'clause')} open`]),
    ...(report.notJudged.length === 0 ? [] : [`${counted(report.notJudged.length, 'thing')} not judged`]),
    verdictWords(report),
  ].join(' · ');
}

/** The gate on one line: what it looked at, and whether it let the run through. */
export function gateWords(gate: Gate): string {
  const about = [
    `stops at ${gate.failOn}s`,
    ...(gate.items === undefined ? [] : [`on ${gate.items.join(', ')}`]),
    ...(gate.iteration === undefined ? [] : [`in iteration ${gate.iteration}`]),
    ...(gate.through === undefined ? [] : [`through ${gate.through}`]),
  ];
  return [
    `gate ${about.join(' ')}`,
    counted(gate.errors, 'error'),
    counted(gate.warnings, 'warning'),
    gate.passed ? 'met' : 'not met',
  ].join(' · ');
}

/** The words for a thing that was not looked at: louder when it keeps the verdict open. */
export function notJudgedWords(each: NotJudged, { stage }: TraceReport): 'could not judge' | 'not judged' {
  return blocks(each, stage) ? 'could not judge' : 'not judged';
}
