import { join } from 'node:path';
import { apply } from '../../src/check/apply.ts';
import { gather } from '../../src/check/gather.ts';
import { packs } from '../../src/check/packs/index.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { graphOf } from '../../src/project/conclude.ts';
import { factsOf } from '../../src/project/facts.ts';
import { listFiles } from '../../src/project/files.ts';
import { vocabularyOf } from '../../src/project/settings.ts';
import { readText } from '../../src/project/text-file.ts';
import { readSettings } from '../../src/project/trace.ts';

/** CPU time of each rule over one generated DHF, in milliseconds. */
export interface RuleTime {
  readonly id: string;
  readonly milliseconds: number;
}

/** Nothing was found, but everything was looked for, so that no rule waits. */
const evidence: Evidence = {
  results: [],
  source: { files: [], tags: [] },
  components: { lists: [], listed: [], subjects: [] },
  history: { head: '0'.repeat(40), commits: [], tags: [], changed: {}, files: {}, removed: [] },
  product: {},
  coverage: [],
};

/** Each rule of every pack applied to a DHF in a folder, the slowest first: the better of two rounds in one warm process, a fresh graph for each. */
export function ruleTimes(dir: string): readonly RuleTime[] {
  const parsed = readSettings(dir);
  if ('unreadable' in parsed) throw new Error('the generated settings cannot be read');
  const { settings } = parsed;
  const vocabulary = vocabularyOf(settings);
  const facts = listFiles(dir, settings.files, undefined).files.map((file) => {
    const read = readText(join(dir, file), file);
    if (!('text' in read)) throw new Error(`${file} cannot be read`);
    return factsOf({ file, text: read.text }, vocabulary, 'draft').facts;
  });
  const best = new Map<string, number>();
  for (let round = 0; round < 2; round += 1) {
    const graph = graphOf(facts, settings, { evidence });
    const context = { graph, gathered: gather(graph), stage: 'release', asOf: '2026-11-22', packs } as const;
    for (const pack of packs) {
      for (const rule of pack.rules.filter(({ last }) => last !== true)) {
        const before = process.cpuUsage();
        apply(rule, pack, context);
        const { user, system } = process.cpuUsage(before);
        best.set(rule.id, Math.min(best.get(rule.id) ?? Number.POSITIVE_INFINITY, (user + system) / 1000));
      }
    }
  }
  return [...best].map(([id, milliseconds]) => ({ id, milliseconds })).sort((a, b) => b.milliseconds - a.milliseconds);
}
