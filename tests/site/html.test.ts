import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { expect, it } from 'vitest';
import { builtSite } from './built.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // White space between tags means nothing.
    'no-trailing-whitespace': 'off',
    // Addresses are permanent, such as `clauses/iec-62304.html#5.2.2`; HTML 3.2.6 asks only that an ID has no space in it.
    'valid-id': ['error', { relaxed: true }],
  },
});

/** What is wrong with a page by the HTML standard: `line:column rule message`. */
async function troubleOf(site: string, path: string): Promise<string[]> {
  const report = await validator.validateString(readFileSync(join(site, `${path}.html`), 'utf8'), path);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${path}:${line}:${column} ${ruleId}: ${message}`),
  );
}

const shared = ['index', 'documents', 'items', 'matrix', 'tests', 'coverage', 'soup', 'risk', 'findings', 'not-checked', 'rules', 'kinds'];
const more = [
  'graph',
  'classification',
  'changes',
  'problems',
  'releases',
  'difference',
  'trend',
  'approvals',
  'justifications',
  'clauses/iec-62304',
  '404',
];

it.each([
  [
    'content',
    [
      ...['documents/planning/development-plan', 'documents/risk/analysis', 'documents/tests/system', 'rules/link-resolves'],
      ...['kinds/software-unit', 'kinds/archive', 'items/SRS-1', 'items/SWS-1', 'items/SEG-1', 'items/RUN-1', 'items/APR-14'],
      ...['items/HAZ-1', 'items/TC-63', 'items/SWU-4', 'items/RUN-2/TC-85'],
    ],
  ],
  ['clean-c', ['items/SRS-1', 'items/RUN-1', 'items/TC-1']],
])('pages of every type of %s are HTML by the standard', async (name, own) => {
  const site = await builtSite(name);
  const found = await Promise.all([...shared, ...more, ...own].map((path) => troubleOf(site, path)));
  expect(found.flat()).toEqual([]);
});
