import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { git, gitAt } from '../project/git.ts';
import { projectRoot } from '../projects/project.ts';

const failing = ['TC-12', 'TC-13', 'TC-15'];

const failed = (test: string) => `| ${test} | fail | another text than the one expected | none |`;

const files: Readonly<Record<string, string>> = {
  'records/runs/RUN-6.md': `---
id: RUN-6
title: First tests of the app on phones
system: SWS-2
purpose: formal
method: manual
case-hashes: [${failing.map((test) => `${test}@h1:${'0'.repeat(64)}`).join(', ')}]
product-sha256: ${'1'.repeat(64)}
commit: ${'2'.repeat(40)}
dirty: no
version: "4.0.9"
platform: phone P-14
started: 2026-03-10T08:00:00Z
ended: 2026-03-12T09:00:00Z
executor: Test Technician
responsible: Test Lead
trigger: first build on phones
---

| Case | Outcome | Observed | Anomalies |
|---|---|---|---|
${failing.map(failed).join('\n')}
`,
  'changes/PRB-4.md': `---
id: PRB-4
title: Texts of the first build
found-in: [${failing.map((test) => `RUN-6/${test}`).join(', ')}]
affected-versions: ["4.0.9"]
affects: [SWU-3]
investigated-on: 2026-03-13
safety-related: no
security-related: no
closed-on: 2026-10-14
closed-by: Test Lead
closure-resolved: yes
---

Three texts are not those that were asked for.
`,
  'changes/CR-5.md': `---
id: CR-5
title: Texts as asked for
trigger: PRB-4
resolves: [PRB-4]
changes: [SWU-3]
released-software: no
closed-on: 2026-10-13
---

The app shows the texts of its requirements.
`,
  'requirements/later.md': `---
id: SRX-1
title: Requirements to come
type: item-document
kind: software-requirements
---

## SRS-90 Nobody tests this

- **Derives from:** SYS-3

The software **shall** do what no test looks at.

## TC-90 This tests nothing

- **Level:** system
`,
};

/** The requirement that got other words after the release: where it stands, and its words before and after. */
export const reworded = { id: 'SRS-8', file: 'requirements/app.md', before: 'is 60 s old', after: 'is 45 s old' };

/**
 * Makes of an empty folder the project `multi-system` in a repository of its own, where three tests failed in March, and after the release a requirement was
 * reworded, one was written that no test looks at, and a test that looks at nothing.
 */
export function tellLaterStory(root: string): void {
  const named = (path: string) => !['facts.json', 'expected.json'].includes(basename(path));
  cpSync(projectRoot('multi-system'), root, { recursive: true, filter: named });
  git(root, 'init', '--quiet');
  git(root, 'add', '--all');
  gitAt('2026-10-20T10:00:00Z', root, 'commit', '--quiet', '--message', 'As released');
  git(root, 'tag', 'v2026.10');
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text);
  const app = join(root, reworded.file);
  writeFileSync(app, readFileSync(app, 'utf8').replace(reworded.before, reworded.after));
  git(root, 'add', '--all');
  gitAt('2026-11-10T10:00:00Z', root, 'commit', '--quiet', '--message', 'After the release');
}
