import type { RuleCount } from '../../check/check.ts';
import type { TraceReport } from '../../check/report.ts';
import type { Diagnostic, NotJudged } from '../../model/diagnostic.ts';
import type { Place } from '../../model/place.ts';
import { counted } from '../count.ts';
import type { Emitter } from '../emitter.ts';
import { placeOf, repositoryPath } from '../repository-path.ts';
import { gateWords, notJudgedWords, summary } from '../verdict.ts';
import { element, text, type Xml } from './xml.ts';

interface Case {
  readonly xml: Xml;
  readonly state: 'passed' | 'failed' | 'errored' | 'skipped';
}

/**
 * JUnit XML as Jenkins and GitLab read it. Each rule is a case that says how many things it looked at; one that looked at nothing is skipped, never
 * passed. What could not be judged is an error. Warnings fail a case only where the gate stops at warnings. Paths are those of the repository.
 */
export const junit: Emitter = (report) => {
  const unjudged = [...Map.groupBy(report.notJudged, (each) => each.what)].map(([what, all]) => notJudged(report, what, all));
  const byRule = Map.groupBy(report.diagnostics, (diagnostic) => diagnostic.rule);
  const suites = [
    ...(unjudged.length === 0 ? [] : [suite('could not judge', unjudged, properties(report))]),
    ...[...Map.groupBy(report.rules, (rule) => rule.pack)].map(([pack, rules]) =>
      suite(
        pack,
        rules.map((rule) => ruleCase(report, rule, byRule.get(rule.id) ?? [])),
        properties(report),
      ),
    ),
  ];
  const cases = suites.flatMap((each) => each.cases);
  const root = element(
    'testsuites',
    { name: 'dhf', ...totals(cases) },
    suites.map((each) => each.xml),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.markup}\n`;
};

function suite(name: string, cases: readonly Case[], head: readonly Xml[]) {
  const skipped = String(cases.filter((each) => each.state === 'skipped').length);
  return { cases, xml: element('testsuite', { name, ...totals(cases), skipped }, [...head, ...cases.map((each) => each.xml)]) };
}

function totals(cases: readonly Case[]) {
  const count = (state: Case['state']) => String(cases.filter((each) => each.state === state).length);
  return { tests: String(cases.length), failures: count('failed'), errors: count('errored') };
}

function properties(report: TraceReport): Xml[] {
  const { tool, product, version, commit, stage, verdict, asOf, gate } = report;
  const values = {
    tool,
    product,
    version,
    ...(commit === undefined ? {} : { commit }),
    stage,
    verdict,
    ...(gate === null ? {} : { gate: gateWords(gate) }),
    'as-of': `${asOf.date} (${asOf.from})`,
    summary: summary(report),
  };
  return [
    element(
      'properties',
      {},
      Object.entries(values).map(([name, value]) => element('property', { name, value }, [])),
    ),
  ];
}

function ruleCase(report: TraceReport, rule: RuleCount, found: readonly Diagnostic[]): Case {
  const failing = found.filter(({ severity }) => severity === 'error' || (severity === 'warning' && report.gate?.failOn === 'warning'));
  const others = found.filter((diagnostic) => !failing.includes(diagnostic));
  const nothing = rule.examined === 0 && found.length === 0;
  const output = [
    `looked at ${counted(rule.examined, 'thing')}`,
    ...others.map((diagnostic) => `${diagnostic.severity}: ${words(report, diagnostic)}`),
  ].join('\n');
  return {
    state: failing.length > 0 ? 'failed' : nothing ? 'skipped' : 'passed',
    xml: element('testcase', { name: rule.id, classname: `dhf.${rule.pack}` }, [
      ...(nothing ? [element('skipped', { message: 'looked at nothing' }, [])] : []),
      ...failing.map((diagnostic) =>
        element('failure', { type: diagnostic.severity, message: diagnostic.message }, [text(words(report, diagnostic))]),
      ),
      element('system-out', {}, [text(output)]),
    ]),
  };
}

// Readers merge cases of one name, so that everything of one name must stand in one case.
function notJudged(report: TraceReport, what: string, all: readonly NotJudged[]): Case {
  const outcomes = all.map((each) => ({ each, label: notJudgedWords(each, report) }));
  const open = outcomes.some(({ label }) => label === 'could not judge');
  return {
    state: open ? 'errored' : 'skipped',
    xml: element(
      'testcase',
      { name: what, classname: 'dhf' },
      outcomes.map(({ each, label }) =>
        element(open ? 'error' : 'skipped', { type: label.replaceAll(' ', '-'), message: `${label}: ${each.why}` }, [
          text(`${at(report, placeOf(each.place))}\n${each.why}\nfix: ${each.fix}`),
        ]),
      ),
    ),
  };
}

function words(report: TraceReport, { place, clause, message, fix }: Diagnostic): string {
  const head = clause === undefined ? at(report, place) : `${at(report, place)}  ${clause}`;
  return `${head}\n${message}${fix === undefined ? '' : `\nfix: ${fix}`}`;
}

function at(report: TraceReport, { file, line, column }: Place): string {
  return `${repositoryPath(report, file)}:${line}:${column}`;
}
