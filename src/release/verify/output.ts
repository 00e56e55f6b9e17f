import { oneLine } from '../../emit/printable.ts';
import { jsonText } from '../manifest.ts';
import { checkNames } from './check.ts';
import { targetKinds } from './target.ts';
import type { Verification } from './verification.ts';

/** How a verification can be written; each of them can be filed. */
export const verificationOutputs = { text: asText, json: asJson, markdown: asMarkdown } as const;
export type VerificationFormat = keyof typeof verificationOutputs;

const answers: Readonly<Record<Verification['checks'][number]['answer'], string>> = {
  good: 'good',
  refused: 'REFUSED',
  'could-not-judge': 'could not judge',
  'not-looked-at': 'not looked at',
};

function asJson(verification: Verification): string {
  return jsonText(verification);
}

function asText(verification: Verification): string {
  const { checks } = verification;
  const rows = rowsOf(verification);
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    `Verification of ${oneLine(verification.subject.name)}`,
    '',
    oneLine(verification.words),
    '',
    ...rows.map(([name, value]) => `${name.padEnd(width)}  ${oneLine(value)}`),
    '',
    ...checks.flatMap(({ check, answer, words, details, fix }) => [
      `${answers[answer].padEnd(15)}  ${checkNames[check]}: ${oneLine(words)}`,
      ...details.map((line) => `                   - ${oneLine(line)}`),
      ...(fix === undefined ? [] : [`                   fix: ${oneLine(fix)}`]),
    ]),
    '',
  ].join('\n');
}

function asMarkdown(verification: Verification): string {
  const { checks } = verification;
  return [
    `# Verification of ${plain(verification.subject.name)}`,
    '',
    `**${plain(verification.words)}**`,
    '',
    '| What | |',
    '|---|---|',
    ...rowsOf(verification).map(([name, value]) => `| ${name} | ${plain(value)} |`),
    '',
    '| Answer | What was looked at | What was found |',
    '|---|---|---|',
    ...checks.map(
      ({ check, answer, words, fix }) =>
        `| ${answers[answer]} | ${checkNames[check]} | ${plain(words)}${fix === undefined ? '' : ` *${plain(fix)}*`} |`,
    ),
    '',
    ...checks
      .filter(({ details }) => details.length > 0)
      .flatMap(({ check, details }) => [`## ${checkNames[check]}`, '', ...details.map((line) => `- ${plain(line)}`), '']),
  ].join('\n');
}

/** What a reader has to know to find the release again, whoever files the sheet. */
function rowsOf({ subject, release, anchors, tool }: Verification): readonly (readonly [string, string])[] {
  const rows: (readonly [string, string | undefined])[] = [
    ['Looked at', `${subject.name}${subject.kind === undefined ? '' : `, ${targetKinds[subject.kind]}`}`],
    ['Product', release?.product],
    ['Version', release?.version],
    ['Tag', release === undefined ? undefined : `${release.tag}, commit ${release.tagCommit}`],
    ['Commit', release?.commit],
    ['Judged on', release?.asOf],
    ['Made with', release === undefined ? undefined : `${release.tool}, Node ${release.node}`],
    ['SHA-256 of the bundle', release?.bundleSha256],
    ['SHA-256 of the manifest', release?.manifestSha256],
    ['Held against', anchors.length === 0 ? 'nothing from outside the release' : anchors.join('; ')],
    ['Looked at with', tool],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

/** Text on one line in which nothing is Markdown or HTML. */
function plain(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_{}[\]<>|#~&]/g, (sign) => `\\${sign}`);
}
