import { stringify } from 'yaml';
import { clauseTables, pointsOf } from '../../check/packs/clause-tables.ts';
import type { Kind } from '../../model/kind.ts';
import { kinds, reviewKinds } from '../../model/kinds.ts';
import { reaches, type SafetyClass } from '../../model/safety-class.ts';
import { Vocabulary } from '../../model/vocabulary.ts';
import { knownEditions, settingsSchemaName } from '../settings-schema.ts';
import type { Occasion } from './asked.ts';
import { pages, reviews } from './layout.ts';
import { pageText } from './pages.ts';
import { template } from './template.ts';

/** What a new DHF is for. */
export interface ScaffoldFor {
  /** The product's name. */
  readonly name: string;
  readonly class: SafetyClass;
  /** Where an editor finds the schema of `dhf.yaml`; left out where there is no address that works. */
  readonly schema?: string | undefined;
}

/** The files of a new DHF by path: settings, and documents and items in which everything still to be written says TODO. */
export function scaffold(made: ScaffoldFor): ReadonlyMap<string, string> {
  const occasion: Occasion = { class: made.class, packs: new Set(Object.keys(knownEditions)), vocabulary: new Vocabulary() };
  const kept = reviews.filter(({ from = 'A' }) => reaches(made.class, from));
  return new Map([
    ['dhf.yaml', settingsText(made)],
    ...pages(made.class).map((page): [string, string] => [page.file, pageText(page, occasion)]),
    ...kept.map((review): [string, string] => [`reviews/${review.id}.md`, reviewText(review, occasion)]),
  ]);
}

function reviewText({ id, title, values }: (typeof reviews)[number], occasion: Occasion): string {
  const clause = reviewKinds[values['review-kind']]?.clause ?? '';
  const [, standard = '', number = ''] = /^(.*) ([\d.]+)$/.exec(clause) ?? [];
  const points = [...pointsOf(clauseTables.get(standard) ?? new Map(), number)];
  const answers = points.map(([letter, words]) => `- ${letter}: TODO ${words}`).join('\n');
  return template(kinds.review as Kind, {
    ...occasion,
    id,
    title,
    values: { ...values, status: 'draft' },
    ...(answers === '' ? {} : { prose: { answers } }),
  });
}

function settingsText({ name, schema }: ScaffoldFor): string {
  const editor = schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n`;
  const packs = Object.entries(knownEditions).map(([standard, editions]) => `  - { standard: ${standard}, edition: "${editions.at(-1)}" }`);
  return `${editor}# Settings only: nothing in this file is evidence. Paths are relative to it.
schema: ${settingsSchemaName}

product:
  name: ${stringify(name, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE' }).trimEnd()}
  version: "TODO" # in quotes, or { from: software/package.json }
  manufacturer: "TODO"

# The standards that judge.
packs:
${packs.join('\n')}

files:
  exclude: ["software/**"] # Markdown of the source code is no part of the design history file
  risk-management-file: ["risk/**"]

# The software systems and where their files are.
systems:
  SWS-1:
    product: ["software/src/**"]
    tests: ["software/tests/**"]
    # lockfiles: ["software/package-lock.json"]
    # build: ["software/package.json"]
`;
}
