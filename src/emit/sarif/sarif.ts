import type { TraceReport } from '../../check/report.ts';
import type { Diagnostic, NotJudged, Related, Severity } from '../../model/diagnostic.ts';
import type { Place } from '../../model/place.ts';
import type { EmitContext, Emitter } from '../emitter.ts';
import { fingerprints, sha256 } from '../fingerprint.ts';
import { placeOf, repositoryPath } from '../repository-path.ts';
import { gateWords, notJudgedWords, summary } from '../verdict.ts';
import { descriptors, unjudgedDescriptor } from './descriptors.ts';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * SARIF 2.1.0. What could not be judged is a notification, so that a reader knows that the run failed, and also a result, because hosts of code
 * show results alone. Paths are those of the repository.
 */
export const sarif: Emitter = (report, context) =>
  `${JSON.stringify(log(report, context), (_, value) => (typeof value === 'string' ? value.toWellFormed() : value), 2)}\n`;

function log(report: TraceReport, context: EmitContext) {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: driver(report, context) },
        automationDetails: { id: `dhf/${report.stage}/` },
        invocations: [invocation(report)],
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository' } } },
        columnKind: 'utf16CodeUnits',
        results: [...unjudgedResults(report), ...results(report)],
        properties: properties(report),
      },
    ],
  };
}

function driver(report: TraceReport, context: EmitContext) {
  const [name = 'dhf', version = ''] = report.tool.split(' ');
  return {
    name,
    version,
    rules: [...descriptors(report, version, context), unjudgedDescriptor],
    notifications: [unjudgedDescriptor],
  };
}

function invocation(report: TraceReport) {
  return {
    executionSuccessful: report.verdict !== 'could-not-judge',
    toolConfigurationNotifications: report.notJudged.map((each) => ({
      descriptor: { id: unjudgedDescriptor.id, index: 0 },
      level: notJudgedWords(each, report) === 'could not judge' ? 'error' : 'warning',
      message: unjudgedMessage(each, report),
      locations: [location(report, placeOf(each.place))],
    })),
  };
}

function results(report: TraceReport) {
  const prints = fingerprints(report);
  const indices = new Map(report.rules.map((rule, at) => [rule.id, at]));
  return report.diagnostics.map((diagnostic, at) => ({
    ruleId: diagnostic.rule,
    ruleIndex: indices.get(diagnostic.rule),
    level: levels[diagnostic.severity],
    message: { text: withFix(diagnostic.message, diagnostic.fix) },
    locations: [location(report, diagnostic.place, diagnostic.item)],
    relatedLocations: diagnostic.related.map((each, id) => related(report, each, id)),
    partialFingerprints: { 'dhf/v1': prints[at] },
    properties: cited(diagnostic),
  }));
}

function unjudgedResults(report: TraceReport) {
  return report.notJudged
    .filter((each) => notJudgedWords(each, report) === 'could not judge')
    .map((each, at) => ({
      ruleId: unjudgedDescriptor.id,
      ruleIndex: report.rules.length,
      level: 'error',
      message: unjudgedMessage(each, report),
      locations: [location(report, placeOf(each.place))],
      partialFingerprints: { 'dhf/v1': sha256(JSON.stringify([each.what, each.why, at])) },
    }));
}

function unjudgedMessage(each: NotJudged, report: TraceReport) {
  return { text: withFix(`${notJudgedWords(each, report)}: ${each.what}: ${each.why}`, each.fix) };
}

function withFix(message: string, fix: string | undefined): string {
  return fix === undefined ? message : `${message}\n\nFix: ${fix}`;
}

function cited({ clause, alsoClauses, class: judged, classFrom }: Diagnostic) {
  return { clause, alsoClauses, class: judged, classFrom };
}

function related(report: TraceReport, { message, place }: Related, id: number) {
  return { id, message: { text: message }, ...location(report, place) };
}

function location(report: TraceReport, { file, line, column, endLine, endColumn }: Place, item?: string) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uri(repositoryPath(report, file)), uriBaseId: '%SRCROOT%' },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
    ...(item === undefined ? {} : { logicalLocations: [{ name: item, kind: 'traced item' }] }),
  };
}

function uri(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

function properties(report: TraceReport) {
  const { product, version, commit, stage, verdict, gate, asOf, counts, packs } = report;
  const gateLine = gate === null ? undefined : gateWords(gate);
  return { product, version, commit, stage, verdict, gate: gateLine, asOf, packs, counts, summary: summary(report) };
}
