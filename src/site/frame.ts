import type { Verdict } from '../check/check.ts';
import type { TraceReport } from '../check/report.ts';
import { addressOf } from './address.ts';
import { type Section, type SectionGroup, type SitePage, sectionGroups } from './page.ts';
import { frameStrings } from './strings/frame.ts';
import { directionOf, type Language, speaker } from './strings/strings.ts';

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
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** The sidebar: what has a page, in groups. */
  readonly groups: readonly { readonly words: string; readonly sections: readonly FrameSection[] }[];
}

export interface FrameSection {
  readonly section: Section;
  readonly words: string;
  readonly path: string;
}

export interface FrameOptions {
  readonly preview: boolean;
  readonly language: Language;
  readonly pages: readonly SitePage[];
}

/** The frame of one report: no clock, no machine, so that the same report gives the same bytes. */
export function frameOf(report: TraceReport, { preview, language, pages }: FrameOptions): Frame {
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
    language,
    direction: directionOf(language),
    groups: groupsOf(new Set(pages.map(({ path }) => path)), language),
  };
}

function groupsOf(paths: ReadonlySet<string>, language: Language): Frame['groups'] {
  const say = speaker(frameStrings, language);
  return (Object.keys(sectionGroups) as SectionGroup[])
    .map((group) => ({
      words: say.text(group),
      sections: sectionGroups[group]
        .map((section) => ({ section, words: say.text(section), path: sectionPath(section) }))
        .filter(({ path }) => paths.has(path)),
    }))
    .filter(({ sections }) => sections.length > 0);
}

/** The way from home to a page that stands below these sections. */
export function crumbsTo(language: Language, ...below: readonly Section[]): SitePage['crumbs'] {
  const say = speaker(frameStrings, language);
  return (['home', ...below] as const).map((section) => ({ text: say.text(section), path: sectionPath(section) }));
}

function sectionPath(section: Section): string {
  return section === 'clauses' ? addressOf.clauses('iec-62304') : addressOf[section];
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
