import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { AsOf, TraceReport } from '../check/report.ts';
import type { AssumedClass } from '../model/assumed-class.ts';
import type { NotJudged, Stage } from '../model/diagnostic.ts';
import type { Evidence } from '../model/evidence.ts';
import { compareText } from '../model/place.ts';
import { asOfDay, dayTroubles } from './clock.ts';
import { conclude, type Earlier, type Known, refusal } from './conclude.ts';
import { drawDiagrams, withDrawings } from './drawings.ts';
import { evidenceFiles, type SeenEvidence, seeEvidence } from './evidence/index.ts';
import { type Listing, listFiles, settingsFile, sourceFilter } from './files.ts';
import { type GitFacts, gitIn, type NoGit, readGit } from './git.ts';
import { gitNotJudged, isIgnored } from './git-words.ts';
import { type Missing, missingForGood, missingListed, notRead, stillOpen } from './listed-files.ts';
import { productVersion } from './product-version.ts';
import { type FileRead, factsIn, type ReadOptions, readSources } from './read-sources.ts';
import { type Look, lookBelow, withFiles } from './referred-files.ts';
import { isOfRegisters, type SeenRegisters, seeRegisters } from './registers.ts';
import { reusedIds } from './reused-ids.ts';
import { type ParsedSettings, type PlaceOf, parseSettings, type Settings, vocabularyOf } from './settings.ts';
import { approvalsIn, type SeenSignatures, seeSignatures } from './signatures.ts';
import { readText } from './text-file.ts';
import { type NoTrust, protectedSettings, type Trust, trustIn } from './trust.ts';

/** How to judge. */
export interface TraceOptions extends ReadOptions {
  /** The day on which expiry and age are judged, as `2026-11-22`. */
  readonly asOf?: string | undefined;
  /** Classes to judge by instead of those declared. */
  readonly assume?: readonly AssumedClass[] | undefined;
}

/** Everything that was seen of a DHF at one time, from which its report is made. */
export interface Seen {
  readonly settings: ReadSettings;
  readonly git: GitFacts | NoGit;
  readonly reused: ReadonlyMap<string, string> | undefined;
  readonly listing: Listing;
  /** In the order of the listing. */
  readonly read: readonly FileRead[];
  readonly registers: SeenRegisters;
  readonly besides: Besides;
  readonly signing: Signing;
  readonly evidence: SeenEvidence;
}

/** How approvals are signed, and who may sign. */
export interface Signing extends SeenSignatures {
  readonly trust: Trust | NoTrust;
}

/** Settings that can be read, with the text they were read from. */
export interface ReadSettings {
  readonly text: string;
  readonly settings: Settings;
  readonly placeOf: PlaceOf;
}

/** What depends on files that are no sources. */
export interface Besides {
  readonly product: ReturnType<typeof productVersion>;
  readonly missing: readonly Missing[];
  readonly look: Look;
}

/** What was seen where the settings cannot be read. */
export interface Unreadable {
  readonly git: GitFacts | NoGit;
  readonly unreadable: readonly NotJudged[];
}

/** Looks at everything. What is as it was at an earlier look is the same object. */
export async function see(root: string, options: TraceOptions, before?: Seen): Promise<Seen | Unreadable> {
  const git = gitIn(root);
  const asking = readGit(root, git);
  const parsed = settingsIn(root, before?.settings);
  if ('unreadable' in parsed) return { git: await asking, unreadable: parsed.unreadable };
  const { settings } = parsed;
  const reusing = reusedIds(git, settings);
  const trusting = trustIn(git, settings);
  const answers = await asking;
  const listing = listFiles(root, settings.files, 'missing' in answers ? undefined : answers.ignored);
  const besides = seeBesides(root, parsed);
  const written = await readSources(root, listing.files, settings, options);
  await drawDiagrams(factsIn(written));
  const read = withReferred(written, besides.look);
  const registers = seeRegisters(root, parsed, before?.registers);
  const facts = [...factsIn(read), ...factsIn(registers.read)];
  const seeing = seeEvidence({ root, settings, placeOf: parsed.placeOf, stage: options.stage, git, answers, facts }, before?.evidence);
  const trust = await trusting;
  const signing = {
    ...(await seeSignatures(approvalsIn(factsIn(read), vocabularyOf(settings)), { root, git, known: answers, trust })),
    trust,
  };
  const reused = complete(answers, await reusing);
  return {
    settings: parsed,
    git: answers,
    reused: isDeepStrictEqual(reused, before?.reused) ? before?.reused : reused,
    listing,
    read,
    registers,
    besides,
    signing: before !== undefined && isDeepStrictEqual(signing, before.signing) ? before.signing : signing,
    evidence: await seeing,
  };
}

/** The settings of the DHF in a folder, or what keeps them from being read. */
export function readSettings(root: string): ParsedSettings {
  return settingsIn(root);
}

function settingsIn(root: string, before?: ReadSettings): ReadSettings | Extract<ParsedSettings, { readonly unreadable: unknown }> {
  const read = readText(join(root, settingsFile), settingsFile);
  if ('notJudged' in read) return { unreadable: [read.notJudged] };
  if (read.text === before?.text) return before;
  const parsed = parseSettings(read.text);
  if ('unreadable' in parsed) return parsed;
  const { settings, placeOf } = parsed;
  return {
    text: read.text,
    settings: before !== undefined && isDeepStrictEqual(settings, before.settings) ? before.settings : settings,
    placeOf,
  };
}

/** Looks at what is no source. */
export function seeBesides(root: string, { settings, placeOf }: ReadSettings): Besides {
  return {
    product: productVersion(root, settings.product, placeOf(['product', 'version'])),
    missing: missingListed(root, settings, placeOf),
    look: lookBelow(root),
  };
}

/** Files read, with what stands at the paths that they name, and with what came of their diagrams. */
export function withReferred(read: readonly FileRead[], look: Look): readonly FileRead[] {
  return read.map((each) => {
    const [facts] = each.facts === undefined ? [] : withFiles([withDrawings(each.facts)], look);
    return facts === each.facts || facts === undefined ? each : { ...each, facts };
  });
}

/** The report of what was seen; made from an earlier one where there is one. */
export function reportOf(seen: Seen | Unreadable, options: TraceOptions, earlier?: Earlier): TraceReport {
  if ('unreadable' in seen) return refusal(knownOf(options, seen.git, seen.unreadable));
  const { git, listing, registers, besides, signing, evidence } = seen;
  const read = [...seen.read, ...registers.read];
  const { placeOf } = seen.settings;
  const { product, missing } = besides;
  const { settings, ...who } = whoMaySign(seen, options.stage);
  const notJudged = [
    ...listing.notJudged,
    ...read.flatMap((each) => each.notJudged),
    ...('notJudged' in product ? [product.notJudged] : []),
    ...missingForGood(missing, factsIn(read), settings, evidence.evidence),
    ...notRead(settings, placeOf),
    ...stillOpen(settings, placeOf),
    ...notCommitted(seen),
    ...signing.notJudged,
    ...evidence.notJudged,
    ...who.notJudged,
  ];
  const known: Known = {
    ...knownOf(options, git, notJudged),
    version: 'version' in product ? product.version : undefined,
    placeOf,
    assume: options.assume,
    reusedIds: seen.reused,
    evidence: evidenceOf(signing, evidence),
  };
  return conclude(factsIn(read), settings, known, earlier);
}

/** What no commit holds as it is, of the sources and of what evidence was read from. */
function notCommitted({ git, registers, evidence, settings: { settings } }: Seen): readonly NotJudged[] {
  const isSource = sourceFilter(settings.files);
  const files = evidenceFiles(evidence, settings);
  const isOurs = (path: string) => isSource(path) || isOfRegisters(settings, path) || files.isOf(path);
  const ignored = [...files.read, ...registers.read.map(({ file }) => file)].filter((file) => isIgnored(file, git) && isOurs(file));
  return gitNotJudged(git, isOurs, [...new Set(ignored)].sort(compareText));
}

/** At release the protected ref says who may sign; where nothing is signed yet, nobody asks. */
function whoMaySign({ settings: { settings, placeOf }, signing }: Seen, stage: Stage) {
  if (stage !== 'release' || signing.approvals.length === 0) return { settings, notJudged: [] };
  return protectedSettings(settings, signing.trust, placeOf(['people']));
}

/** The same object for the same signatures and evidence, so that one graph can be made from another. */
function evidenceOf(signing: Signing, seen: SeenEvidence): Evidence {
  const known = knownEvidence.get(signing);
  if (known?.seen === seen) return known.evidence;
  const evidence = { ...seen.evidence, signatures: signing.signatures };
  knownEvidence.set(signing, { seen, evidence });
  return evidence;
}

const knownEvidence = new WeakMap<Signing, { readonly seen: SeenEvidence; readonly evidence: Evidence }>();

function knownOf(options: TraceOptions, answers: GitFacts | NoGit, notJudged: readonly NotJudged[]): Known {
  const facts = 'missing' in answers ? undefined : answers;
  const sources = { flag: options.asOf, epoch: process.env.SOURCE_DATE_EPOCH, commit: facts?.head?.date };
  const asOf: AsOf = asOfDay(sources);
  return {
    stage: options.stage,
    asOf,
    commit: facts?.head?.commit,
    prefix: facts?.prefix,
    notJudged: [...notJudged, ...dayTroubles(sources)],
  };
}

/** A history that is cut short proves nothing about IDs used before the cut. */
function complete(answers: GitFacts | NoGit, reused: ReadonlyMap<string, string> | undefined): ReadonlyMap<string, string> | undefined {
  return 'missing' in answers || answers.shallow ? undefined : reused;
}
