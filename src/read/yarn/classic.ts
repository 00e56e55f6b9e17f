import { addressOf } from '../address.ts';
import type { Entries, Entry } from '../component-list.ts';
import { endsEarly, Flaw, type Span } from '../flaw.ts';
import { isOwnFolder } from '../npm/origin.ts';
import { purlOf } from '../purl.ts';

interface Package {
  readonly span: Span;
  /** What it answers to, such as `ms@^2.0.0`. */
  readonly asked: readonly string[];
  readonly fields: Map<string, string>;
  readonly needs: { readonly descriptor: string; readonly span: Span }[];
}

/** @throws Flaw where the text is no lock file of Yarn 1, or a part of it is missing */
export function entriesOfClassic(text: string): Entries {
  if (!/^# yarn lockfile v1\s*$/m.test(text))
    throw new Flaw('it does not say `# yarn lockfile v1`, and is of no newer Yarn', { start: 0, end: 0 });
  if (!text.endsWith('\n')) throw endsEarly(text.length);
  const packages = packagesIn(text);
  const listed = new Set(packages.flatMap(({ asked }) => asked));
  for (const { needs, fields, span } of packages) {
    if (!fields.has('version')) throw new Flaw('`version` is missing here', span);
    for (const need of needs)
      if (!listed.has(need.descriptor))
        throw new Flaw(
          `it asks for ${need.descriptor} and does not list it, so a part of it is missing`,
          need.span,
          'Write it again with `yarn install`.',
        );
  }
  return { format: 'yarn.lock 1', entries: packages.map(entryOf) };
}

const quotedOrPlain = String.raw`(?:"(?:[^"\\]|\\.)*"|[^\s",:]+(?::[^\s",:]+)*)`;
const heading = new RegExp(`^${quotedOrPlain}(?:, ${quotedOrPlain})*:$`);
const field = new RegExp(`^(${quotedOrPlain}) (${quotedOrPlain}|\\S+)$`);

function packagesIn(text: string): Package[] {
  const packages: Package[] = [];
  let group = '';
  for (const { index, 0: whole } of text.matchAll(/[^\r\n]+/g)) {
    const line = whole.trimStart();
    const indent = whole.length - line.length;
    if (line === '' || line.startsWith('#')) continue;
    const span = { start: index + indent, end: index + whole.length };
    const last = packages.at(-1);
    if (indent === 0 && heading.test(line))
      packages.push({ span: { ...span, end: span.end - 1 }, asked: descriptorsOf(line), fields: new Map(), needs: [] });
    else if (indent === 2 && last !== undefined && /^\w+:$/.test(line)) group = line.slice(0, -1);
    else if (indent === 2 && last !== undefined) noteField(last.fields, line, span);
    else if (indent === 4 && last !== undefined && group !== '') noteNeed(last, group, line, span);
    else throw strange(span);
    if (indent === 0) group = '';
  }
  return packages;
}

function descriptorsOf(line: string): string[] {
  return [...line.matchAll(new RegExp(quotedOrPlain, 'g'))].map(([each]) => plain(each));
}

function noteField(fields: Map<string, string>, line: string, span: Span): void {
  const [, name, value] = field.exec(line) ?? [];
  if (name === undefined || value === undefined) throw strange(span);
  if (fields.has(name)) throw new Flaw(`it says \`${name}\` twice in one place`, span, 'Keep one of the two.');
  fields.set(name, plain(value));
}

/** Optional dependencies that could not be had are not always listed. */
function noteNeed({ needs }: Package, group: string, line: string, span: Span): void {
  const [, name, value] = field.exec(line) ?? [];
  if (name === undefined || value === undefined) throw strange(span);
  if (group === 'dependencies') needs.push({ descriptor: `${plain(name)}@${plain(value)}`, span });
}

function strange(span: Span): Flaw {
  return new Flaw('this line is not written as Yarn writes it', span);
}

function plain(written: string): string {
  return written.startsWith('"') ? written.slice(1, -1).replaceAll(/\\(.)/g, '$1') : written;
}

function entryOf({ asked: [first = ''], fields, span }: Package): Entry {
  const at = first.indexOf('@', 1);
  const range = first.slice(at + 1);
  const name = /^npm:((?:@[^/]+\/)?[^@]+)@/.exec(range)?.[1] ?? first.slice(0, at);
  const origin = originOf(range, fields.get('resolved') ?? '');
  const version = range.startsWith('link:') ? '' : (fields.get('version') ?? '');
  return {
    name,
    version,
    purl: purlOf('npm', name, version),
    use: 'unknown',
    origin,
    ...addressOf(origin, fields.get('resolved') ?? range),
    span,
  };
}

function originOf(range: string, resolved: string): Entry['origin'] {
  if (isOwnFolder(range)) return 'own';
  if (/^(?:file|link):/.test(range)) return 'file';
  if (/^git\+|^git:|\.git#/.test(resolved) || resolved.startsWith('https://codeload.github.com/')) return 'git';
  return resolved.includes('/-/') ? 'registry' : 'unknown';
}
