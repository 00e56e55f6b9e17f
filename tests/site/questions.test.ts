import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestResult } from '../../src/model/evidence.ts';
import type { TraceGraph } from '../../src/model/graph.ts';
import type { KindName } from '../../src/model/kinds.ts';
import type { TraceItem } from '../../src/model/trace-item.ts';
import { run } from '../cli/run.ts';
import { planting } from '../projects/planted.ts';
import { exampleRoot } from '../projects/story.ts';
import { startBrowser } from './browser.ts';
import { builtSite } from './built.ts';
import { reworded, tellLaterStory } from './later-story.ts';

/** What a reader sees on a page. */
interface Seen {
  readonly words: string;
  readonly rows: readonly (readonly string[])[];
  /** What stands below a heading, by its anchor. */
  readonly sections: Readonly<Record<string, { readonly words: string; readonly rows: readonly (readonly string[])[] }>>;
  /** Is the place that the address names on the screen? */
  readonly isInSight: boolean;
}

const read = readFileSync(new URL('./read-page.js', import.meta.url), 'utf8');
const temporary = mkdtempSync(join(realpathSync(tmpdir()), 'dhf-questions-'));
const asOf = '2026-11-23';
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(temporary, { recursive: true, force: true });
});

/** What the sources say, without any of the functions that pages show. */
class Told {
  readonly graph: TraceGraph;
  readonly #root: string;
  readonly #seeds: readonly number[];

  constructor(root: string, seeds: readonly number[]) {
    this.#root = root;
    this.#seeds = seeds;
    this.graph = planting(root)();
  }

  of(kind: KindName): readonly TraceItem[] {
    return this.graph.ofKind(kind);
  }

  /** Some of all, each chosen by a seed. */
  chosen(items: readonly TraceItem[]): readonly TraceItem[] {
    const drawn = (seed: number) => items.toSorted((a, b) => (draw(seed, a) < draw(seed, b) ? -1 : 1))[0];
    return [...new Set(this.#seeds.flatMap((seed) => drawn(seed) ?? []))];
  }

  /** What a field says, in words as a page shows them. */
  say(item: TraceItem, field: string): string {
    return this.all(item, field).join(', ');
  }

  all(item: TraceItem, field: string): readonly string[] {
    return (item.fields.get(field)?.values ?? []).map(({ text }) => plain(text));
  }

  to(items: readonly TraceItem[], ...fields: readonly string[]): readonly TraceItem[] {
    return [...new Set(items.flatMap((item) => fields.flatMap((field) => this.graph.targets(item, field))))];
  }

  from(items: readonly TraceItem[], ...fields: readonly string[]): readonly TraceItem[] {
    return [...new Set(items.flatMap((item) => fields.flatMap((field) => this.graph.sources(item, field))))];
  }

  /** The records that cover an item, as their files say: who, with what meaning, when, and over which hash. */
  records(item: TraceItem) {
    return this.of('approval').flatMap((approval) => {
      const [, stored] = new RegExp(`^\\| ${item.id} \\| whole \\| (h1:[0-9a-f]{64}) \\|`, 'm').exec(this.text(approval)) ?? [];
      const [signer, role, meaning, when] = ['signer', 'role', 'meaning', 'signed-at'].map((field) => this.say(approval, field));
      return stored === undefined ? [] : [{ approval, signer, role, meaning, when: when ?? '', stored }];
    });
  }

  text({ place }: TraceItem): string {
    return readFileSync(join(this.#root, place.file), 'utf8');
  }
}

/** Without the marks of Markdown. */
function plain(text: string): string {
  return text
    .replaceAll(/\[\[([^\]]*)\]\]/g, '$1')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The first words of a text. */
function beginning(text: string): string {
  return text.slice(0, 80).replace(/\W+\w*$/, '');
}

function draw(seed: number, { id }: TraceItem): string {
  return hash('sha256', `${seed} ${id}`);
}

/** Of these, those that do not stand in some words as words of their own. */
function missing(words: string, expected: Iterable<string>): string[] {
  return [...new Set(expected)].filter(
    (each) => !` ${words} `.split(each).some((_, at, parts) => at > 0 && stands(parts[at - 1], parts[at])),
  );
}

/** May a word begin after some text, and end before another? `SRS-1` does not stand in `SRS-12`. */
function stands(before = '', after = ''): boolean {
  return !/[\w-]$/.test(before) && !/^(?:\w|-\w)/.test(after);
}

function ids(items: Iterable<TraceItem>): string[] {
  return [...items].map(({ id }) => id);
}

function day(when: string): string {
  return when.slice(0, 10);
}

interface Walk {
  /** Clicks a question on the home page, then at most one more link; answers with what is to be seen then. */
  readonly ask: (question: string, link?: string) => Promise<Seen>;
  readonly told: Told;
  /** What the report counts. */
  readonly counts: { readonly open: number };
}

/** The row of an item in a table. */
function row(rows: Seen['rows'], begins: string): readonly string[] {
  return rows.find(([first]) => first === begins || first?.startsWith(`${begins} `)) ?? [];
}

/** The row of an approval, and the line below it that says over which content it stands. */
function rowAndLine(rows: Seen['rows'], id: string): readonly [cells: readonly string[], below: string] {
  const at = rows.findIndex((cells) => cells.includes(id));
  return [rows[at] ?? [], at < 0 ? '' : (rows[at + 1]?.join(' ') ?? '')];
}

const questions: readonly (readonly [name: string, answered: (walk: Walk) => Promise<void>])[] = [
  [
    '1: the class and why, and what follows when an alarm fails',
    async ({ ask, told }) => {
      const { sections, words } = await ask('What is the class, and why? What if this alarm fails?');
      for (const system of told.of('software-system')) {
        expect(row(sections.parts?.rows ?? [], system.id).slice(1, 3), system.id).toEqual([
          told.say(system, 'safety-class'),
          told.graph.classOf(system).class,
        ]);
        expect(missing(words, [beginning(told.say(system, 'classification-rationale'))])).toEqual([]);
      }
      for (const control of told.chosen(told.of('risk-control'))) {
        const mitigated = told.to([control], 'mitigates');
        const risks = mitigated.filter(({ kind }) => kind === 'risk');
        const situations = told.to(risks, 'assesses');
        const hazards = told.from(situations, 'leads-to').filter(({ kind }) => kind === 'hazard');
        const without = told.say(control, 'location') === 'software' ? 'external-severity' : 'initial-severity';
        const severe = risks.map((risk) => told.say(risk, without));
        const cells = row(sections.fails?.rows ?? [], control.id).join(' ');
        expect(missing(cells, [...ids([...risks, ...situations, ...hazards]), ...severe]), control.id).toEqual([]);
      }
    },
  ],
  [
    '2: cause, control, requirement, code, test and result of a hazard',
    async ({ ask, told }) => {
      const question = 'Where are cause, control, requirement, code, test and result of this hazard?';
      for (const hazard of told.chosen(told.of('hazard'))) {
        const situations = told.to([hazard], 'leads-to');
        const causes = told.from(situations, 'causes');
        const risks = told.from(situations, 'assesses');
        const controls = told.from([...causes, ...risks], 'mitigates');
        const requirements = told.from(controls, 'implements');
        const units = told.to(requirements, 'allocated-to').filter(({ kind }) => kind === 'software-unit');
        const tests = told.from([...controls, ...requirements], 'verifies').filter(({ kind }) => kind === 'test-case');
        expect([causes.length, controls.length, requirements.length, tests.length].every(Boolean)).toBe(true);
        const { words, sections } = await ask(question, hazard.id);
        const thread = sections.thread?.words ?? '';
        const chain = [...situations, ...causes, ...risks, ...controls, ...requirements, ...units, ...tests];
        expect(missing(thread, ids(chain)), hazard.id).toEqual([]);
        const results = (told.graph.evidence.results ?? []).filter((result) => ids(tests).includes(result.case));
        expect(results.length).toBeGreaterThan(0);
        const isSaid = (result: TestResult) =>
          new RegExp(`(?:^|[ ,])${result.run}/${result.case} (?:${result.case} in ${result.run} )?${result.outcome}\\b`).test(thread);
        expect(
          results.filter((result) => !isSaid(result)),
          hazard.id,
        ).toEqual([]);
        const files = units.flatMap((unit) => told.all(unit, 'source'));
        expect(files.length).toBeGreaterThan(0);
        expect(missing(words, files), hazard.id).toEqual([]);
      }
    },
  ],
  [
    '3: who approved which wording of a requirement, and what changed since',
    async ({ ask, told }) => {
      const edited = told.of('software-requirement').filter(({ id, place }) => id === reworded.id && place.file === reworded.file);
      for (const requirement of new Set([
        ...told.chosen(told.of('software-requirement').filter((each) => told.records(each).length > 0)),
        ...edited,
      ])) {
        const records = told.records(requirement);
        const { sections } = await ask('Who approved which wording of this requirement, and when?', requirement.id);
        const now = told.graph.hashOf(requirement).whole;
        for (const { approval, signer, role, meaning, when, stored } of records) {
          const [said, below] = rowAndLine(sections.approvals?.rows ?? [], approval.id);
          expect(said.slice(1, 4), requirement.id).toEqual([`${signer}, ${role}`, meaning, when]);
          expect(below, requirement.id).toContain(stored);
          expect(said.at(-1) === 'current', requirement.id).toBe(stored === now);
          const dated = sections.history?.rows.find((cells) => cells.includes(approval.id)) ?? [];
          expect(dated.slice(0, 3)).toEqual([day(when), `${signer}, ${role}`, meaning]);
          expect(dated.at(-1) === 'as it reads now', requirement.id).toBe(stored === now);
        }
        const isEdited = edited.includes(requirement);
        expect(sections.history?.words.includes('Changed since'), requirement.id).toBe(isEdited);
        if (isEdited) expect(sections.history?.words.replaceAll(/ ?(?:deleted|inserted): ?/g, ' ')).toContain('is 60 45 s old');
      }
      const since = await ask('What changed since the last release?');
      const released = told.of('release').toSorted((a, b) => (told.say(a, 'released-on') < told.say(b, 'released-on') ? 1 : -1))[0];
      const open = (kind: KindName) =>
        told.of(kind).filter((each) => told.say(each, 'closed-on') === '' && told.say(each, 'rejected-because') === '');
      const expected = [
        ...ids([...open('change-request'), ...open('problem-report')]),
        released?.id ?? '',
        told.say(released as TraceItem, 'released-on'),
      ];
      expect(missing(since.sections.since?.words ?? '', expected)).toEqual([]);
      if (edited.length > 0) expect(since.sections.since?.words).toContain('Software requirement 2');
    },
  ],
  [
    '4: where a failed test went: problem report, change, retest, closure',
    async ({ ask, told }) => {
      const { sections } = await ask('Where did this failed test go?');
      const { words = '', rows = [] } = sections.failures ?? {};
      const results = told.of('test-result');
      const failed = results.filter((result) => ['fail', 'blocked'].includes(told.say(result, 'outcome')));
      if (failed.length === 0) expect(words).toContain('No recorded result failed');
      for (const result of told.chosen(failed)) {
        const [runId = '', caseId = ''] = result.id.split('/');
        const ended = day(told.say(told.graph.item(runId) as TraceItem, 'ended'));
        const problems = told.from([result], 'found-in');
        const changes = told.from(problems, 'resolves');
        const retest = results.filter(({ id }) => id.endsWith(`/${caseId}`) && id !== result.id);
        expect([problems.length, changes.length, retest.length]).toEqual([1, 1, 1]);
        const [problem, again] = [problems[0] as TraceItem, retest[0] as TraceItem];
        expect(row(rows, result.id).slice(1), result.id).toEqual([
          told.say(result, 'outcome'),
          ended,
          `${problem.id} closed`,
          changes[0]?.id,
          `${again.id} ${told.say(again, 'outcome')}`,
        ]);
        expect(ended).toMatch(/^2026-03-/);
        const closed = (await ask('Where did this failed test go?', problem.id)).words;
        expect(missing(closed, [told.say(problem, 'closed-on'), told.say(problem, 'closed-by'), ...ids(changes)])).toEqual([]);
      }
    },
  ],
  [
    '5: which version is in the field, how it was built, and by which hashes and archive it is known',
    async ({ ask, told }) => {
      const { sections, words } = await ask('Which version is in the field, and how was it built?');
      const releases = told.of('release').filter((each) => told.say(each, 'released-on') !== '');
      const [last] = releases.toSorted((a, b) => (told.say(a, 'released-on') < told.say(b, 'released-on') ? 1 : -1)) as [TraceItem];
      const fields = ['version', 'released-on', 'tag', 'build-command', 'builder', 'tools', 'artefacts'];
      const archives = told.from([last], 'archives');
      const archived = archives.flatMap((each) => [each.id, told.say(each, 'location'), told.say(each, 'retention-until')]);
      const versions = [told.say(last, 'version'), ...told.all(last, 'versions').map((each) => each.replace(/^.*: /, ''))];
      const runs = told
        .of('test-run')
        .filter((each) => versions.includes(told.say(each, 'version')) && told.say(each, 'purpose') === 'formal');
      const tested = runs.flatMap((each) => [each.id, told.say(each, 'product-sha256')]);
      const expected = [...fields.map((field) => told.say(last, field)), ...archived, ...tested, ...ids(told.to([last], 'includes'))];
      expect([archives.length > 0, runs.length > 0]).toEqual([true, true]);
      expect(missing(sections[last.id]?.words ?? '', expected)).toEqual([]);
      expect(words).toContain(`version ${told.say(last, 'version')}, ${last.id}`);
    },
  ],
  [
    '6: the SOUP with its versions, the evaluation of one, and when somebody last looked',
    async ({ ask, told }) => {
      const question = 'Which SOUP is in it, and when were its anomalies last looked at?';
      const { sections } = await ask(question);
      for (const soup of told.of('soup')) {
        const cells = row(sections.list?.rows ?? [], soup.id);
        expect(cells[1], soup.id).toBe(told.say(soup, 'version') || '–');
        const reviewed = told.say(soup, 'anomalies-reviewed-on');
        expect(cells.join(' '), soup.id).toContain(
          reviewed === '' ? 'not evaluated' : `${reviewed} by ${told.say(soup, 'anomalies-reviewed-by')}`,
        );
      }
      for (const soup of told.chosen(told.of('soup'))) {
        const { words } = await ask(question, soup.id);
        const said = ['version', 'anomalies-reviewed-on', 'anomalies-reviewed-by'].map((field) => told.say(soup, field));
        expect(missing(words, [...said, beginning(told.say(soup, 'anomaly-evaluation'))].filter(Boolean)), soup.id).toEqual([]);
      }
    },
  ],
  [
    '7: which requirements have no test, and which tests no requirement',
    async ({ ask, told }) => {
      const question = 'Which requirements have no test, which tests no requirement?';
      const cases = (item: TraceItem) => told.from([item], 'verifies').filter(({ kind }) => kind === 'test-case');
      const requirements = await ask(question, 'From software requirement to result');
      for (const requirement of told.of('software-requirement')) {
        const cells = row(requirements.rows, requirement.id);
        expect(
          cells.some((cell) => /^(?:gap|by review REV-)/i.test(cell)),
          `${requirement.id}: ${cells.join(' | ')}`,
        ).toBe(cases(requirement).length === 0);
        expect(missing(cells.join(' '), ids(cases(requirement)))).toEqual([]);
      }
      const tests = await ask(question, 'From test case to run');
      for (const test of told.of('test-case')) {
        const tested = told.to([test], 'verifies').filter(({ kind }) => kind === 'software-requirement');
        expect(missing(row(tests.rows, test.id).join(' '), ids(tested)), test.id).toEqual([]);
      }
    },
  ],
  [
    '8: what was tested on which platform',
    async ({ ask, told }) => {
      const { sections } = await ask('What was tested on which platform?');
      const tables = Object.entries(sections).filter(([id]) => id.startsWith('platforms-'));
      const results = told.of('test-result').filter(({ id }) => !id.startsWith('RUN-6/'));
      for (const result of told.chosen(results)) {
        const [runId = '', caseId = ''] = result.id.split('/');
        const platform = told.say(told.graph.item(runId) as TraceItem, 'platform');
        const found = tables.flatMap(([, { rows }]) => {
          const heads = rows.findLast(([first]) => first === 'Case') ?? [];
          return row(rows, caseId).map((cell, at) => ({ cell, head: heads[at] ?? '' }));
        });
        const tried = found.filter(({ cell }) => cell.startsWith(`${told.say(result, 'outcome')} ${runId}`));
        expect(tried.length, result.id).toBeGreaterThan(0);
        expect(
          tried.filter(({ head }) => !platform.includes(head)),
          result.id,
        ).toEqual([]);
      }
    },
  ],
  [
    '9: which bugs were known at release, and who judged their risk',
    async ({ ask, told }) => {
      const { sections } = await ask('Which bugs were known at release, and who judged the risk?');
      for (const release of told.of('release').filter((each) => told.say(each, 'released-on') !== '')) {
        const known = told.from([release], 'residual-in');
        expect(known.length).toBeGreaterThan(0);
        for (const problem of known) {
          const cells = row(sections[release.id]?.rows ?? [], problem.id);
          expect(cells.slice(2), problem.id).toEqual([
            told.say(problem, 'residual-risk'),
            told.say(problem, 'residual-acceptable'),
            `${told.say(problem, 'residual-judged-by')} on ${told.say(problem, 'residual-judged-on')}`,
          ]);
        }
      }
    },
  ],
  [
    '10: a change after release: impact, approval before it was made, tests again, who was told',
    async ({ ask, told }) => {
      const question = 'A change after release: impact, approval before, regression, communication?';
      const released = told.of('change-request').filter((each) => told.say(each, 'released-software') === 'yes');
      expect(released.length).toBeGreaterThan(0);
      const { sections } = await ask(question);
      for (const request of new Set([...told.chosen(told.of('change-request')), ...told.chosen(released)])) {
        const cells = row(sections.ledger?.rows ?? [], request.id);
        const [first] = told.records(request).toSorted((a, b) => (a.when < b.when ? -1 : 1));
        const closed = told.say(request, 'closed-on');
        expect(cells[2], request.id).toContain(
          first === undefined ? 'by nobody' : `${first.approval.id} by ${first.signer} on ${day(first.when)}`,
        );
        if (first !== undefined && closed !== '') expect(day(first.when) <= closed).toBe(cells[2]?.includes('before it was closed'));
        const again = told.from([request], 'under-change');
        const sent = told.from([request], 'about').filter(({ kind }) => kind === 'communication');
        expect(missing(`${cells[3]}; ${cells[4]}`, ids([...again, ...sent])), request.id).toEqual([]);
        const impact = ['safety-analysis', 'control-impact'].map((field) => beginning(told.say(request, field)));
        const changed = told.to([request], 'changes', 'resolves');
        const { words } = await ask(question, request.id);
        expect(missing(words, [...impact.filter(Boolean), ...ids(changed), ...ids(again)]), request.id).toEqual([]);
      }
    },
  ],
  [
    '11: where the plan is that asked for this, and whether it was current',
    async ({ ask, told }) => {
      const question = 'Where is the plan that asked for this, and was it current?';
      const plan = told.of('document').find((each) => told.say(each, 'kind') === 'software-development-plan') as TraceItem;
      const { sections } = await ask(question);
      const clauses = sections['part-5.1']?.rows ?? [];
      expect(missing(row(clauses, '5.1.1').join(' '), [plan.id])).toEqual([]);
      expect(row(clauses, '5.1.2').join(' ')).toMatch(/evidence complete|judged|open|not met/);
      const { words, sections: parts } = await ask(question, plan.id);
      const said = ['revision', 'effective-on', 'author'].map((field) => told.say(plan, field));
      expect(missing(words, [plan.id, ...said])).toEqual([]);
      const now = told.graph.hashOf(plan).whole;
      const records = told.records(plan).filter(({ stored }) => stored === now);
      expect(records.length).toBeGreaterThan(0);
      for (const { approval, signer, when, stored } of records) {
        const [signed, below] = rowAndLine(parts['control.signatures']?.rows ?? [], approval.id);
        expect(missing(`${signed.join(' ')} ${below}`, [signer ?? '', when, stored, 'current'])).toEqual([]);
      }
    },
  ],
  [
    '12: whether the tool behind the tables is validated, and in which version',
    async ({ ask, told }) => {
      const { sections } = await ask('Is the tool behind these tables validated? Which version?');
      const [tool] = told.of('tool').filter(({ title }) => title.text === 'dhf');
      const words = sections.tool?.words ?? '';
      expect(words).toContain(`dhf ${version}`);
      if (tool === undefined) expect(words).toContain('names no tool called dhf');
      else
        expect(
          missing(words, [tool.id, told.say(tool, 'version'), ...ids(told.from([tool], 'covers').filter(({ kind }) => kind === 'review'))]),
        ).toEqual([]);
    },
  ],
  [
    '13: who signed, with what meaning, bound to which content',
    async ({ ask, told }) => {
      const question = 'Who signed, with what meaning, and bound to which content?';
      const { words } = await ask(question);
      expect(missing(words, ids(told.of('approval')))).toEqual([]);
      for (const approval of told.chosen(told.of('approval'))) {
        const seen = await ask(question, approval.id);
        const fields = ['signer', 'role', 'meaning', 'signed-at', 'signature'].map((field) => told.say(approval, field));
        expect(missing(seen.words, fields), approval.id).toEqual([]);
        const stored = [...told.text(approval).matchAll(/^\| (\S+) \| (\S+) \| (h1:[0-9a-f]{64}) \|$/gm)].map((match) =>
          match.slice(1).join(' '),
        );
        expect(stored.length).toBeGreaterThan(0);
        const shown = new Set(seen.rows.map((cells) => cells.join(' ')));
        expect(
          stored.filter((line) => !shown.has(line)),
          approval.id,
        ).toEqual([]);
      }
    },
  ],
  [
    '14: what the tool did not check',
    async ({ ask, told, counts }) => {
      const { sections, words } = await ask('What did the tool not check?');
      expect(sections.open?.rows.slice(1)).toHaveLength(counts.open);
      expect(row(sections.evidence?.rows ?? [], 'Results of tests')[1]).toBe(String(told.graph.evidence.results?.length));
      expect(missing(words, ['What the tool never claims', 'That a test is adequate', 'That a signature is legally valid'])).toEqual([]);
    },
  ],
];

/** The folder of a DHF, and the site that was made of it. */
interface Built {
  readonly root: string;
  readonly site: string;
}

async function later(): Promise<Built> {
  const [root, site] = [join(temporary, 'later'), join(temporary, 'site é')];
  mkdirSync(root);
  tellLaterStory(root);
  const built = await run(['build', root, '--preview', `--as-of=${asOf}`, '--out', site]);
  expect(built.code, built.out + built.err).toBe(0);
  return { root, site };
}

const example = async (): Promise<Built> => ({ root: exampleRoot, site: await builtSite('content') });
const reader = { viewport: { width: 1280, height: 900 } };

describe.each([
  ['Tidewell', example, reader, [3, 14, 159]],
  ['Tidewell, with scripts switched off', example, { ...reader, javaScriptEnabled: false }, [26]],
  ['a project where tests failed and words were changed', later, reader, [3, 14, 159]],
] as const)('%s answers from home within two clicks', (_, build, options, seeds) => {
  let context: BrowserContext;
  let page: Page;
  let walk: Walk;

  beforeAll(async () => {
    const { root, site } = await build();
    context = await browser.newContext(options);
    page = await context.newPage();
    page.setDefaultTimeout(5000);
    const { counts } = JSON.parse(readFileSync(join(site, 'site.json'), 'utf8')) as Walk;
    const home = pathToFileURL(join(site, 'index.html')).href;
    walk = { ask: (question, link) => asked(page, home, question, link), told: new Told(root, seeds), counts };
  });

  afterAll(async () => {
    await context?.close();
  });

  it.each(questions)('question %s', async (_, answered) => {
    await answered(walk);
  });
});

async function asked(page: Page, home: string, question: string, link?: string): Promise<Seen> {
  const follow = async (found: Locator) => {
    const address = (await found.evaluate('(link) => link.href')) as string;
    await found.click();
    await page.waitForURL(address);
  };
  await page.goto(home);
  await follow(page.locator('#questions ~ ol').first().getByRole('link', { name: question, exact: true }));
  if (link !== undefined) await follow(page.locator('main').getByRole('link', { name: link, exact: true }).first());
  const seen = await page.evaluate<Seen>(read);
  expect(seen.isInSight, page.url()).toBe(true);
  return seen;
}
