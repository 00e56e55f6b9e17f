import type { Advisory, AffectedPackage, AffectedRange, RangeEvent } from '../../model/advisory.ts';
import type { Unreadable } from '../../model/facts.ts';
import { lineStart } from '../../model/place.ts';
import { Flaw } from '../flaw.ts';
import { readJson } from '../json.ts';
import { placesIn } from '../places.ts';

/** Reads one advisory of an OSV export (OSV schema 1.x). Never throws: text that is none comes back as `unreadable`. */
export function readAdvisory(file: string, text: string): { readonly advisory: Advisory } | { readonly unreadable: Unreadable } {
  const parsed = plainJson(file, text);
  if ('unreadable' in parsed) return parsed;
  const advisory = advisoryIn(parsed.value);
  return typeof advisory === 'string' ? { unreadable: refused(file, advisory) } : { advisory };
}

function refused(file: string, why: string): Unreadable {
  const fix = 'Export the advisories anew, or take the file out of the folder: nothing but OSV advisories stands there.';
  return { what: file, why, fix, place: lineStart(file) };
}

/** An export holds tens of thousands of files, so the quick parser comes first; the one that knows places is asked where it fails. */
function plainJson(file: string, text: string): { readonly value: unknown } | { readonly unreadable: Unreadable } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { unreadable: { ...refused(file, 'it is no JSON'), ...flawOf(file, text) } };
  }
}

function flawOf(file: string, text: string): Partial<Unreadable> {
  try {
    readJson(text);
    return {};
  } catch (flaw) {
    if (!(flaw instanceof Flaw)) throw flaw;
    return { why: flaw.message, place: placesIn(file, text)(flaw.span) };
  }
}

function advisoryIn(value: unknown): Advisory | string {
  const [id, affected] = [member(value, 'id'), member(value, 'affected')];
  if (typeof id !== 'string' || id === '' || typeof member(value, 'modified') !== 'string')
    return 'it is no OSV advisory, which has an `id` and says when it was `modified`';
  const packages = affected === undefined || affected === null ? [] : listOf(affected)?.map(affectedIn);
  const wrong = packages?.find((each) => typeof each === 'string');
  if (packages === undefined || wrong !== undefined) return wrong ?? '`affected` is no list';
  const [summary, severity] = [textOf(member(value, 'summary')), severityOf(value)];
  return {
    id,
    aliases: textsOf(member(value, 'aliases')).filter((alias) => alias.trim() !== ''),
    modified: textOf(member(value, 'modified')) ?? '',
    isWithdrawn: textOf(member(value, 'withdrawn')) !== undefined,
    ...(summary === undefined ? {} : { summary }),
    ...(severity === undefined ? {} : { severity }),
    affected: packages.flatMap((each) => (typeof each === 'string' || each === undefined ? [] : [each])),
  };
}

function severityOf(value: unknown): string | undefined {
  const word = textOf(member(member(value, 'database_specific'), 'severity'))?.toLowerCase();
  return word ?? listOf(member(value, 'severity'))?.map((each) => textOf(member(each, 'score')))[0];
}

/** One package; nothing where only commits of a repository are named, a text where what it says cannot be relied on. */
function affectedIn(value: unknown): AffectedPackage | string | undefined {
  const named = member(value, 'package');
  if (named === undefined) return undefined;
  const [ecosystem, name] = [textOf(member(named, 'ecosystem')), textOf(member(named, 'name'))];
  if (ecosystem === undefined || name === undefined) return 'a package in it has no `ecosystem` or no `name`';
  const ranges = (listOf(member(value, 'ranges')) ?? []).map(rangeIn);
  if (ranges.includes(undefined)) return `a range of ${name} in it is of no known type, or has an event that is none`;
  const versions = listOf(member(value, 'versions')) ?? [];
  if (versions.some((version) => typeof version !== 'string')) return `a version of ${name} in it is no text`;
  return { ecosystem, name, versions: textsOf(versions), ranges: ranges.filter((range) => range !== undefined) };
}

const types = ['SEMVER', 'ECOSYSTEM', 'GIT'] as const;
const happenings = ['introduced', 'fixed', 'last_affected', 'limit'] as const;

function rangeIn(value: unknown): AffectedRange | undefined {
  const type = types.find((each) => each === member(value, 'type'));
  const events = listOf(member(value, 'events'))?.map(eventIn);
  if (type === undefined || events === undefined || events.includes(undefined)) return undefined;
  return { type, events: events.filter((event) => event !== undefined) };
}

function eventIn(value: unknown): RangeEvent | undefined {
  const what = happenings.find((each) => member(value, each) !== undefined);
  const version = what === undefined ? undefined : textOf(member(value, what));
  return what === undefined || version === undefined ? undefined : { what, version };
}

/** An own member of an object. */
function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function textsOf(value: unknown): readonly string[] {
  return listOf(value)?.filter((each) => typeof each === 'string') ?? [];
}
