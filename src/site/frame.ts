import type { Verdict } from '../check/check.ts';
import type { TraceReport } from '../check/report.ts';
import { addressOf } from './address.ts';
import type { SitePage } from './page.ts';

/** What every page says about the whole file. */
export interface Frame {
  readonly product: string;
  readonly version: string;
  readonly tool: string;
  readonly commit: string | undefined;
  readonly stage: string;
  readonly asOf: string;
  readonly verdict: Verdict;
  readonly verdictWords: string;
  readonly counts: string;
  readonly preview: boolean;
  readonly language: string;
  /** Entries of the sidebar. */
  readonly sections: readonly { readonly section: SitePage['section']; readonly words: string; readonly path: string }[];
}

const sections: Frame['sections'] = [
  { section: 'home', words: 'Home', path: addressOf.home },
  { section: 'documents', words: 'Documents', path: addressOf.documents },
  { section: 'items', words: 'Items', path: addressOf.items },
  { section: 'matrix', words: 'Matrix', path: addressOf.matrix },
  { section: 'risk', words: 'Risk', path: addressOf.risk },
  { section: 'tests', words: 'Tests', path: addressOf.tests },
  { section: 'coverage', words: 'Coverage', path: addressOf.coverage },
  { section: 'soup', words: 'SOUP', path: addressOf.soup },
  { section: 'findings', words: 'Findings', path: addressOf.findings },
  { section: 'clauses', words: 'Clauses', path: addressOf.clauses('iec-62304') },
  { section: 'rules', words: 'Rules', path: addressOf.rules },
  { section: 'kinds', words: 'Kinds', path: addressOf.kinds },
];

/** The frame of one report: no clock, no machine, so that the same report gives the same bytes. */
export function frameOf(report: TraceReport, preview: boolean): Frame {
  return {
    product: report.product,
    version: report.version,
    tool: report.tool,
    commit: report.commit,
    stage: report.stage,
    asOf: report.asOf.date,
    verdict: report.verdict,
    verdictWords: verdictWords(report),
    counts: countWords(report),
    preview,
    language: 'en',
    sections,
  };
}

/** The banner of a good release names its stage and claims nothing more (design decision 6). */
export function verdictWords(report: TraceReport): string {
  if (report.verdict === 'could-not-judge') return `Could not judge at stage ${report.stage}`;
  if (report.verdict === 'refused') return `Refused at stage ${report.stage}`;
  return `No blocking findings at stage ${report.stage}`;
}

function countWords({ counts, notJudged }: TraceReport): string {
  const deviations = counts.deviations === 0 ? '' : ` · ${plural(counts.deviations, 'deviation')}`;
  const open = counts.open === 0 ? '' : ` · ${plural(counts.open, 'clause')} open`;
  const unjudged = notJudged.length === 0 ? '' : ` · ${plural(notJudged.length, 'thing')} not judged`;
  return `${plural(counts.errors, 'error')} · ${plural(counts.warnings, 'warning')} · ${counts.infos} for information${deviations}${open}${unjudged}`;
}

export function plural(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** 12,345: the same on every machine. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
