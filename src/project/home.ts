import { posix } from 'node:path';
import picomatch from 'picomatch';
import { compareIds } from '../model/graph.ts';
import type { Group, Kind } from '../model/kind.ts';
import { type KindName, kinds } from '../model/kinds.ts';
import { isOfRegisters } from './registers.ts';
import { runsFolder } from './settings.ts';
import type { Survey } from './survey.ts';

/** The folder, relative to the root, where a new item of a kind belongs: beside its neighbours, else where the kind is usually kept. */
export function homeOf(kind: KindName, { graph, settings }: Survey): string {
  const neighbours = graph.items
    .filter((item) => item.kind === kind && !isOfRegisters(settings, item.place.file))
    .sort((a, b) => compareIds(a.id, b.id));
  const neighbour = neighbours.findLast((item) => item.spelling === 'file') ?? neighbours.at(-1);
  if (neighbour !== undefined) return posix.dirname(neighbour.place.file);
  if (inRiskFile.has(kind) || (kinds[kind] as Kind).group === 'risk') return baseOf(settings.files['risk-management-file'][0] ?? '');
  if (kind === 'test-run') return runsFolder(settings);
  if (kind === 'approval') return posix.join(settings.files.records, 'approvals');
  return folders[kind] ?? groups[(kinds[kind] as Kind).group];
}

/** The folder that a glob begins in. */
function baseOf(glob: string): string {
  const { base, isGlob } = picomatch.scan(glob);
  return isGlob ? base : posix.dirname(glob);
}

/** Kinds of other groups that must stand in the risk management file. */
const inRiskFile: ReadonlySet<KindName> = new Set(['software-system', 'segregation', 'legacy-assessment']);

const folders: Readonly<Partial<Record<KindName, string>>> = {
  review: 'reviews',
  release: 'release',
  baseline: 'release',
  archive: 'release',
  'design-element': 'design',
};

const groups: Readonly<Record<Group, string>> = {
  product: 'requirements',
  structure: 'architecture',
  risk: 'risk',
  verification: 'tests',
  change: 'changes',
  document: 'plans',
};
