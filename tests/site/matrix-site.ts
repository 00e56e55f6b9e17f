import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { traceSources } from '../../src/project/trace.ts';
import { clientScripts } from '../../src/site/client-scripts.ts';
import { matrixFiles, shownMatrices } from '../../src/site/matrix-files.ts';
import { matrixPages } from '../../src/site/pages/matrix.ts';
import { projectRoot, readProject } from '../projects/project.ts';

const styles = fileURLToPath(new URL('../../src/site/public/assets', import.meta.url));

/** Writes the pages of matrices of a DHF with so many software requirements, each with a test case but for every tenth, without the frame around them. */
export async function writeMatrixSite(folder: string, requirements: number): Promise<void> {
  const { settings, evidence } = readProject(projectRoot('clean-c'));
  const texts = Array.from({ length: Math.ceil(requirements / 500) }, (_, at) => document(at, Math.min(500, requirements - at * 500)));
  const report = traceSources(texts, settings, {
    stage: 'draft',
    asOf: { date: '2026-11-23', from: 'flag' },
    evidence: { results: [], source: evidence.source },
  });
  if (report.graph === undefined) throw new Error('the generated file has no graph');
  const home = { link: '', repositories: [], prefix: '' };
  const write = (path: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const shown = shownMatrices(report.graph);
  for (const { path, body } of matrixPages(report.graph, shown, () => undefined, 'en')) write(path, page(path, body.text));
  for (const [path, make] of matrixFiles(report, report.graph, shown, home, 'en')) write(path, await make());
  for (const [path, text] of await clientScripts()) write(path, text);
  for (const name of ['site.css', 'matrix.css']) copyFileSync(join(styles, name), join(folder, 'assets', name));
}

/** Five hundred requirements and their cases, as tables. */
function document(at: number, count: number) {
  const numbers = Array.from({ length: count }, (_, row) => at * 500 + row + 1);
  const requirements = numbers.map(
    (number) => `| SRS-${number} | Keep value ${number} of the drive within its limit | SYS-${Math.ceil(number / 10)} |`,
  );
  const systems = numbers
    .filter((number) => number % 10 === 1)
    .map((number) => `| SYS-${Math.ceil(number / 10)} | Deliver at rate ${number} |`);
  const cases = numbers
    .filter((number) => number % 10 !== 0)
    .map((number) => `| TC-${number} | Drive beyond limit ${number} | SRS-${number} |`);
  const text = [
    `---\nid: SRD-${at + 100}\ntitle: Part ${at}\ntype: item-document\nkind: software-requirements-specification\n---\n`,
    `| ID | Title | Derives from |\n| --- | --- | --- |\n${requirements.join('\n')}\n`,
    `| ID | Title |\n| --- | --- |\n${systems.join('\n')}\n`,
    `| ID | Title | Verifies |\n| --- | --- | --- |\n${cases.join('\n')}\n`,
  ].join('\n');
  return { file: `requirements/${at}.md`, text };
}

function page(path: string, body: string): string {
  const up = '../'.repeat(path.split('/').length - 1);
  return `<!doctype html><html lang="en" data-up="${up}"><meta charset="utf-8"><title>Matrix</title>
<link rel="stylesheet" href="${up}assets/site.css"><link rel="stylesheet" href="${up}assets/matrix.css"><script defer src="${up}assets/matrix.js"></script><main>${body}</main></html>`;
}
