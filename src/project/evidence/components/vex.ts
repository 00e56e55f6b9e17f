import { join } from 'node:path';
import { isCalledAlike } from '../../../model/called-alike.ts';
import type { NotJudged } from '../../../model/diagnostic.ts';
import type { Component, Components, VexStatement } from '../../../model/evidence.ts';
import type { Unreadable } from '../../../model/facts.ts';
import { type PackageUrl, packageKey, packageUrl } from '../../../model/package-url.ts';
import { compareText } from '../../../model/place.ts';
import { plainVersion } from '../../../model/version.ts';
import type { ReadStatement, VexDocument, VexProduct } from '../../../model/vex.ts';
import { readVex } from '../../../read/vex/index.ts';
import { readText } from '../../text-file.ts';
import { keeper } from '../kept.ts';
import { matchingFiles } from '../matching-files.ts';
import type { Looking } from '../part.ts';

/** What the VEX documents say that `security.vex` lists; one that cannot be read says nothing. */
export interface SeenVex {
  readonly statements: readonly ReadStatement[];
  readonly notJudged: readonly NotJudged[];
}

export function seeVex(looking: Looking): SeenVex {
  const { root, settings } = looking;
  const documents = matchingFiles(root, settings.security.vex).map((file) => keep(looking, file, () => readOne(root, file)));
  return {
    statements: documents.flatMap(({ statements, unreadable }) => (unreadable.length > 0 ? [] : statements)),
    notJudged: documents.flatMap(({ unreadable }) => unreadable.map((each) => ({ ...each, blocking: true }))),
  };
}

const keep = keeper<VexDocument>();

function readOne(root: string, file: string): VexDocument {
  const read = readText(join(root, file), file);
  return 'text' in read ? readVex(file, read.text) : { file, format: '', statements: [], unreadable: [read.notJudged as Unreadable] };
}

/** What the product is called, so that statements about it as a whole are known; its version may not be known. */
export interface Ours {
  /** In small letters. */
  readonly names: ReadonlySet<string>;
  readonly versions: ReadonlySet<string>;
}

/** What the product is called by its settings, and by what its SBOM say they are of. */
export function oursOf(name: string, version: string | undefined, subjects: Components['subjects']): Ours {
  const versions = [version, ...subjects.map((each) => each.version)];
  return {
    names: new Set([name, ...subjects.map((each) => each.name)].map((each) => each.toLowerCase())),
    versions: new Set(versions.flatMap((each) => (each === undefined || each === '' ? [] : [plainVersion(each)]))),
  };
}

/**
 * What SBOM are of that is this product: it is called as the product or as a package of its lock files. Where no lock file of the system says how its
 * package is called, there is nothing to hold the name against.
 */
export function ourSubjects(
  { name, model }: { readonly name: string; readonly model: string },
  { subjects, lists }: Components,
): Components['subjects'] {
  return subjects.filter((subject) => {
    const own = lists.flatMap((list) => (list.system === subject.system ? (list.own ?? []) : []));
    return own.length === 0 || [name, model, ...own].some((each) => isCalledAlike(subject.name, each));
  });
}

/** Statements about a vulnerability, by any of its identifiers, that hold for a component: the latest last, those without a time before all others. */
export function statementsFor(
  ids: readonly string[],
  component: Component,
  ours: Ours,
  statements: readonly ReadStatement[],
): readonly VexStatement[] {
  const wanted = new Set(ids.map((id) => id.toUpperCase()));
  return statements
    .filter(({ vulnerability }) => vulnerability.some((id) => wanted.has(id.toUpperCase())))
    .filter(({ products }) => products.length === 0 || products.some((product) => isAbout(product, component, ours)))
    .map(({ status, reason, at, place }) => ({
      status,
      ...(reason === undefined ? {} : { reason }),
      ...(at === undefined ? {} : { at }),
      place,
    }))
    .sort((one, other) => compareText(momentOf(one), momentOf(other)));
}

function momentOf({ at }: VexStatement): string {
  const moment = at === undefined ? Number.NaN : Date.parse(at);
  return Number.isNaN(moment) ? '' : new Date(moment).toISOString();
}

function isAbout(product: VexProduct, component: Component, ours: Ours): boolean {
  if (product.within !== undefined) return isOurs(product.within, ours) && isComponent(product, component);
  return isComponent(product, component) || isOurs(product, ours);
}

function isComponent(product: VexProduct, component: Component): boolean {
  const [wanted, own] = [urlOf(product), urlOf(component)];
  const version = (product.version ?? wanted?.version ?? '') || component.version;
  if (plainVersion(version) !== plainVersion(component.version)) return false;
  if (wanted !== undefined && own !== undefined) return packageKey(wanted) === packageKey(own);
  const name = (wanted?.path ?? product.name)?.toLowerCase();
  return name !== undefined && [component.name.toLowerCase(), own?.path.toLowerCase()].includes(name);
}

function isOurs(product: VexProduct, { names, versions }: Ours): boolean {
  const url = urlOf(product);
  const name = (url === undefined ? product.name : url.path.slice(url.path.lastIndexOf('/') + 1))?.toLowerCase();
  const version = (product.version ?? url?.version ?? '').trim();
  return name !== undefined && names.has(name) && (version === '' || versions.size === 0 || versions.has(plainVersion(version)));
}

function urlOf({ purl }: { readonly purl?: string | undefined }): PackageUrl | undefined {
  return purl === undefined ? undefined : packageUrl(purl);
}
