import { expect, it } from 'vitest';
import { riskPages } from '../../src/site/pages/risk.ts';
import { type Edit, planting, presentProduct } from '../projects/planted.ts';
import { projectRoot, readProject } from '../projects/project.ts';
import { exampleRoot } from '../projects/story.ts';
import { below, words } from './html.ts';

const graphWith = planting(projectRoot('clean-c'));

function page(...edits: readonly Edit[]): string {
  return riskPages(graphWith({ edits }), 'en')
    .map(({ body }) => body.text)
    .join('');
}

const residual = (...edits: readonly Edit[]) => words(below(page(...edits), 'residual'));

it('says beside a risk in the matrix that its evaluator judged it otherwise', () => {
  const unacceptable: Edit = ['risk/analysis.md', /^(\| RISK-1 .*\| )yes( \|[^|]*\|[^|]*\|)$/m, '$1no$2'];
  expect(residual()).not.toContain('judged');
  expect(residual(unacceptable)).toContain('RISK-1 judged not acceptable');
});

it('says of a test beside a control that is shown by others that it shows nothing', () => {
  const tidewell = planting(exampleRoot);
  const product = presentProduct(tidewell());
  const { results = [] } = readProject(exampleRoot).evidence;
  const html = (outcome?: 'not-run') => {
    const changed = results.map((each) => (outcome !== undefined && each.case === 'TC-2' ? { ...each, outcome } : each));
    const pages = riskPages(tidewell({ evidence: { product, results: changed } }), 'en');
    return words(pages.map(({ body }) => body.text).join(''));
  };
  expect(html()).toMatch(/TC-2, TC-3, TC-5\b.* verified/);
  expect(html('not-run')).toMatch(/TC-2 \(not run\), TC-3, TC-5\b.* verified/);
});
