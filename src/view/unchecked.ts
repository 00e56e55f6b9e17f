import type { ClauseAccount } from '../check/account.ts';
import type { RuleCount } from '../check/check.ts';
import type { Clause } from '../check/packs/clause.ts';
import type { TraceReport } from '../check/report.ts';
import type { Pack } from '../check/rule.ts';
import type { EvidenceName } from '../model/evidence.ts';
import type { TraceGraph } from '../model/graph.ts';
import { compareText } from '../model/place.ts';
import { answer, type TraceItem } from '../model/trace-item.ts';

/** A source of evidence: how many things were read from it, or why nothing was. */
export interface EvidenceRead {
  readonly name: EvidenceName;
  /** Undefined where it was not read. */
  readonly count: number | undefined;
  readonly why: string;
}

/** Every source of evidence in a fixed order. */
export function evidenceRead({ evidence }: TraceGraph): readonly EvidenceRead[] {
  const { results, source, components, history, product, productAt, signatures, reports, looseReports, coverage, otherCoverage } = evidence;
  const counts: Readonly<Record<EvidenceName, number | undefined>> = {
    results: results?.length,
    reports: reports?.length,
    looseReports: looseReports?.length,
    coverage: coverage?.length,
    otherCoverage: otherCoverage?.length,
    source: source?.files.length,
    product: product && Object.keys(product).length,
    productAt: productAt && Object.keys(productAt).length,
    components: components?.listed.length,
    history: history?.commits.length,
    signatures: signatures && Object.keys(signatures).length,
  };
  return (Object.keys(counts) as EvidenceName[]).map((name) => ({ name, count: counts[name], why: evidence.missing?.[name]?.why ?? '' }));
}

/** Formats that were read, with how many files of each: ending of sources, and what result files and lists of components are. */
export function formatsRead(graph: TraceGraph): readonly (readonly [format: string, files: number])[] {
  const { reports = [], components } = graph.evidence;
  const files = new Set(graph.facts.map(({ file }) => file).filter((file) => /\.(?:md|csv|json)$/.test(file)));
  const formats = [
    ...[...files].map((file) => (file.endsWith('.md') ? 'Markdown' : file.endsWith('.csv') ? 'CSV' : 'JSON')),
    ...reports
      .filter(({ format, unread }) => format !== 'table' && unread === undefined)
      .map(({ format, producer }) => (producer === undefined ? format : `${format} (${producer})`)),
    ...(components?.lists ?? []).map(({ format }) => format),
  ];
  return [...Map.groupBy(formats, (each) => each)]
    .map(([format, those]) => [format, those.length] as const)
    .sort(([a], [b]) => compareText(a, b));
}

/** Rules that looked at nothing: for want of evidence, or because the file holds nothing of the kind. */
export function idleRules(rules: readonly RuleCount[]): readonly RuleCount[] {
  return rules.filter(({ examined }) => examined === 0);
}

/** What only a person can judge, and whether somebody did. */
export interface PersonsPart {
  readonly standard: string;
  readonly clause: Clause;
  readonly account: ClauseAccount;
}

/** Clauses asked here in which a person judges, in order. */
export function personsParts({ clauses }: TraceReport, packs: readonly Pack[]): readonly PersonsPart[] {
  const byName = new Map(
    packs.flatMap(({ standard = '', clauses: all = [] }) => all.map((clause) => [`${standard} ${clause.number}`, clause] as const)),
  );
  return clauses.flatMap((account) => {
    const clause = byName.get(`${account.standard} ${account.number}`);
    return clause?.people === undefined ? [] : [{ standard: account.standard, clause, account }];
  });
}

/** The tool as these records name it among their own tools. */
export interface ToolRecord {
  readonly item: TraceItem;
  readonly version: string | undefined;
  /** Is it the version that made the report? */
  readonly isThis: boolean;
  readonly validatedBy: readonly TraceItem[];
}

/** Tools of the file whose title begins with the name of the tool that made the report (`dhf 0.1.0`). */
export function toolRecords(graph: TraceGraph, tool: string): readonly ToolRecord[] {
  const [name = '', version] = tool.split(' ');
  const named = graph.ofKind('tool').filter(({ title }) => title.text.toLowerCase().split(/\s/)[0] === name);
  return named.map((item) => ({
    item,
    version: answer(item, 'version'),
    isThis: answer(item, 'version') === version,
    validatedBy: graph.targets(item, 'validated-by'),
  }));
}
