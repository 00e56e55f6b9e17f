import { z } from 'zod';
import { type KindName, kinds } from '../model/kinds.ts';
import type { Snapshot } from '../model/snapshot.ts';

export const kindSchema = z.enum([...(Object.keys(kinds) as KindName[]), 'unknown']);
export const spellingSchema = z.enum(['document', 'file', 'section', 'row', 'register']);
export const classSchema = z.enum(['A', 'B', 'C']);
export const stageSchema = z.enum(['draft', 'release']);

export const findingSchema = z.strictObject({
  rule: z.string(),
  clause: z.string().optional(),
  severity: z.enum(['error', 'warning', 'info']),
  item: z.string().optional(),
  message: z.string(),
  file: z.string().describe('relative to dhf.yaml'),
  line: z.int().min(1),
});

const itemSchema = z.strictObject({
  id: z.string(),
  kind: kindSchema,
  title: z.string(),
  file: z.string().describe('relative to dhf.yaml'),
  line: z.int().min(1),
  spelling: spellingSchema,
  document: z.string().optional().describe('ID of the document that it stands in'),
  status: z.string().optional(),
  formerIds: z.array(z.string()).optional(),
  class: classSchema.optional(),
  hash: z.string().regex(/^h\d+:[0-9a-f]{64}$/),
  fields: z.record(z.string(), z.strictObject({ hash: z.string().optional(), text: z.string() })),
  links: z.record(z.string(), z.array(z.string())),
  isApproved: z.boolean(),
  outcome: z.string().optional(),
});

/** What a design history file says at one revision (`dhf-snapshot/1`), as releases keep it and later versions read it. */
export const snapshotSchema: z.ZodType<Snapshot> = z.strictObject({
  schema: z.literal('dhf-snapshot/1'),
  tool: z.string(),
  product: z.string(),
  version: z.string(),
  commit: z.string().optional(),
  stage: stageSchema,
  asOf: z.string().describe('the day of judging'),
  verdict: z.string(),
  packs: z.array(z.strictObject({ standard: z.string(), edition: z.string() })),
  language: z.string(),
  items: z.array(itemSchema),
  systems: z.record(
    z.string(),
    z.strictObject({
      version: z.string(),
      class: classSchema,
      product: z.string().optional().describe('the product configuration hash'),
      files: z.record(z.string(), z.string()).optional(),
      components: z.array(z.string()).optional(),
    }),
  ),
  clauses: z.array(z.strictObject({ standard: z.string(), number: z.string(), title: z.string(), state: z.string(), remark: z.string() })),
  findings: z.array(findingSchema),
  notJudged: z.array(z.string()),
});
