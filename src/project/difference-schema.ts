import { z } from 'zod';
import type { Difference } from '../model/difference.ts';
import type { Impact } from '../model/impact.ts';
import { classSchema, findingSchema, kindSchema, spellingSchema, stageSchema } from './snapshot-schema.ts';

const named = {
  id: z.string(),
  kind: kindSchema,
  title: z.string(),
  file: z.string().describe('relative to dhf.yaml'),
  line: z.int().min(1),
};
const place = z.strictObject({ file: z.string(), document: z.string().optional(), spelling: spellingSchema });
const texts = z.strictObject({ before: z.string().optional(), after: z.string().optional() });
const classes = z.strictObject({ before: classSchema.optional(), after: classSchema.optional() });
const comings = { added: z.array(z.string()), removed: z.array(z.string()) };

const revision = z.strictObject({
  name: z.string().describe('as it was asked for'),
  commit: z.string().optional(),
  product: z.string(),
  version: z.string(),
  stage: stageSchema,
  verdict: z.string(),
  asOf: z.string().describe('the day of judging'),
});

const changed = z.strictObject({
  ...named,
  was: z.string().optional(),
  hashes: z.strictObject({ before: z.string(), after: z.string() }),
  fields: z.array(texts.extend({ name: z.string(), isHashed: z.boolean() })),
  links: z.array(z.strictObject({ field: z.string(), ...comings })),
  class: classes.optional(),
  approved: z.strictObject({ before: z.boolean(), after: z.boolean() }).optional(),
  outcome: texts.optional(),
});

const system = z.strictObject({
  system: z.string(),
  version: texts.optional(),
  class: classes.optional(),
  product: texts.optional(),
  files: z.strictObject({ ...comings, changed: z.array(z.string()) }),
  components: z.strictObject(comings),
});

const task = z.strictObject({
  action: z.enum(['approve', 'review', 'run', 'decide']),
  item: z.string(),
  kind: kindSchema,
  title: z.string(),
  role: z.string(),
  because: z.array(
    z.strictObject({
      moved: z.string(),
      fields: z.array(z.string()),
      through: z.array(z.strictObject({ from: z.string(), field: z.string(), to: z.string() })),
    }),
  ),
});
const cleared = task.extend({ by: z.enum(['changed', 'approved', 'passed', 'no-impact']), record: z.string().optional() });

/** What two revisions say otherwise (`dhf-difference/1`); what has to be done again for it stands with it where both could be judged at the same time. */
export const differenceSchema: z.ZodType<Difference & { readonly impact?: Impact | undefined }> = z.strictObject({
  schema: z.literal('dhf-difference/1'),
  before: revision,
  after: revision,
  added: z.array(z.strictObject(named)),
  retired: z.array(z.strictObject(named)),
  removed: z.array(z.strictObject(named)),
  renumbered: z.array(z.strictObject({ ...named, from: z.string() })),
  moved: z.array(z.strictObject({ ...named, from: place, to: place })),
  changed: z.array(changed),
  systems: z.array(system),
  clauses: z.array(texts.extend({ standard: z.string(), number: z.string(), title: z.string(), remark: z.string().optional() })),
  findings: z.strictObject({ fresh: z.array(findingSchema), fixed: z.array(findingSchema) }),
  notJudged: z.strictObject({ before: z.array(z.string()), after: z.array(z.string()) }),
  impact: z.strictObject({ tasks: z.array(task), cleared: z.array(cleared) }).optional(),
});
