import type { TraceGraph } from '../../model/graph.ts';
import { nearest } from '../../model/nearest.ts';
import { answer, answers } from '../../model/trace-item.ts';
import { type SeenProduct, seeProducts } from '../evidence/product.ts';
import { gitIn, readGit } from '../git.ts';
import type { Refused } from '../new-item.ts';
import { productVersion } from '../product-version.ts';
import type { Settings } from '../settings.ts';
import type { Survey } from '../survey.ts';

/** What is there to be tested, as it stands now. */
export interface Tested {
  /** ID of the software system. */
  readonly system: string;
  /** Its entry in `dhf.yaml`. */
  readonly entry: Settings['systems'][string];
  readonly product: SeenProduct;
  readonly commit: string;
  readonly version: string;
  /** The tag of a release of this version, and whether HEAD has it. */
  readonly tag: string;
  readonly isTagged: boolean;
  /** The platform that the system declares, where it is one alone. */
  readonly onlyPlatform: string | undefined;
  /** Whom git takes for the user. */
  readonly user: string | undefined;
}

/** Looks at the product of a software system, or says why nothing can be tested formally or otherwise. */
export async function testedNow(survey: Survey, asked: string | undefined): Promise<Tested | Refused> {
  const { root, settings, placeOf, facts, graph } = survey;
  const system = systemAsked(settings, asked);
  if (typeof system === 'object') return system;
  const entry = settings.systems[system] as Settings['systems'][string];
  const git = gitIn(root);
  const answers = await readGit(root, git);
  const seen = await seeProducts({ root, settings, placeOf, stage: 'draft', git, answers, facts });
  if ('why' in seen) return { refused: seen.why, fix: seen.fix };
  const product = seen.products.get(system);
  if (product === undefined) return noProduct(system, settings);
  const commit = 'missing' in answers ? undefined : answers.head?.commit;
  if (commit === undefined) return { refused: 'nothing is committed yet, so no run can say what it tested', fix: 'Commit the product.' };
  const version = versionOf(system, survey, graph);
  const tag = settings.git['release-tag'].replace('{version}', version);
  const [tags, user] = await Promise.all([git(['tag', '--points-at', 'HEAD']), git(['config', '--get', 'user.name'])]);
  const platforms = answersOf(system, 'platforms', graph);
  return {
    ...{ system, entry, product, commit, version, tag },
    isTagged: tags.output.split('\n').includes(tag),
    onlyPlatform: platforms.length === 1 ? platforms[0] : undefined,
    user: user.code === 0 && user.output.trim() !== '' ? user.output.trim() : undefined,
  };
}

function systemAsked({ systems }: Settings, asked: string | undefined): string | Refused {
  const ids = Object.keys(systems);
  if (asked === undefined) {
    const [only] = ids;
    return ids.length === 1 && only !== undefined
      ? only
      : { refused: 'it is not said which software system was tested', fix: `Write --system=${ids[0]}; dhf.yaml has ${ids.join(', ')}.` };
  }
  if (ids.includes(asked)) return asked;
  return { refused: `dhf.yaml has no software system ${asked}`, fix: `Did you mean ${nearest(asked, ids) ?? ids.join(', ')}?` };
}

function noProduct(system: string, settings: Settings): Refused {
  const { repository = '' } = settings.systems[system] ?? {};
  return {
    refused: `the files of ${system} are not here, so nobody can tell what was tested`,
    fix:
      repository === ''
        ? `Name them under \`systems\` in dhf.yaml: \`${system}: { product: ["software/src/**"] }\`.`
        : `They are in ${repository}: check that out below this folder, such as a submodule.`,
  };
}

/** That of the software system, else that of the product. */
function versionOf(system: string, { root, settings, placeOf }: Survey, graph: TraceGraph): string {
  const item = graph.item(system);
  const own = item === undefined ? undefined : answer(item, 'version');
  if (own !== undefined) return own;
  const found = productVersion(root, settings.product, placeOf(['product', 'version']));
  return 'version' in found ? found.version : '';
}

function answersOf(id: string, field: string, graph: TraceGraph): readonly string[] {
  const item = graph.item(id);
  return item === undefined ? [] : answers(item, field).map(({ text }) => text);
}
