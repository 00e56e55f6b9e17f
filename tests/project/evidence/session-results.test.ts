import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceReport } from '../../../src/check/report.ts';
import { openSession } from '../../../src/project/session.ts';
import { trace } from '../../../src/project/trace.ts';
import { commit, folder, itemText, put, settingsText } from '../folder.ts';

const draft = { stage: 'draft' } as const;
const settings = settingsText().replace('systems: { SWS-1: {} }', 'systems: { SWS-1: { product: ["src/**"] } }');
const junit = (name: string, inside = '') => `<testsuite name="s" tests="1"><testcase name="${name}">${inside}</testcase></testsuite>`;
const run = (more: string, body = '') =>
  `---\nid: RUN-1\ntitle: Run\npurpose: formal\nmethod: automated\ncase-hashes: [TC-1@h1:aa]\n${more}---\n\n${body}\n`;

/** What can be in each file at some time; nothing for one that is not there. */
const contents: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'records/runs/RUN-1.md': [
    run('results: [records/runs/RUN-1/a.xml]\n'),
    run('results: [records/runs/RUN-1/b.xml]\n'),
    run('', '| Case | Outcome |\n|---|---|\n| TC-1 | pass |\n').replace('automated', 'manual'),
    undefined,
  ],
  'records/runs/RUN-1/a.xml': [junit('TC-1'), junit('TC-1', '<failure/>'), junit('TC-1 and TC-2'), '<testsuite', undefined],
  'records/runs/RUN-1/b.xml': [junit('stops'), undefined],
  'TC-1.md': [itemText('TC-1', 'One'), itemText('TC-1', 'One', 'automated-as: ["x.c > stops"]\n'), undefined],
  'src/a.c': ['a', 'b', undefined],
};

function said({ graph, ...report }: TraceReport) {
  return { ...report, evidence: graph?.evidence };
}

describe('a session in which results, runs, cases and the product change', () => {
  it('says what a fresh look says, after every change', async () => {
    const edit = fc
      .constantFrom(...Object.keys(contents))
      .chain((file) => fc.record({ file: fc.constant(file), text: fc.constantFrom(...(contents[file] ?? [])) }));
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        const root = folder({ 'dhf.yaml': settings, 'src/a.c': 'a', 'TC-1.md': itemText('TC-1'), 'TC-2.md': itemText('TC-2') });
        commit(root);
        const session = openSession(root, draft);
        await session.trace();
        for (const { file, text } of edits) {
          if (text === undefined) rmSync(join(root, file), { force: true });
          else put(root, { [file]: text });
          const now = session.retrace([file]) ?? (await session.trace());
          expect(said(now.report)).toEqual(said(await trace(root, draft)));
        }
      }),
      { numRuns: 5 },
    );
  });
});
