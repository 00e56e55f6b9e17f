import type { ComponentList } from '../../model/component-list.ts';
import { componentList, type Entries, type Entry } from '../component-list.ts';
import { endsEarly, Flaw, type Span } from '../flaw.ts';
import { wholeLines } from '../lines.ts';
import { purlOf } from '../purl.ts';

/**
 * `go.mod` of Go 1.17 and newer, which lists every module that the packages and tests of the main module are built from, as replaced. It does not tell what
 * only tests need, so every use is `unknown`.
 */
export function readGoMod(file: string, text: string): ComponentList {
  return componentList(file, text, 'go.mod', entriesIn);
}

/** One directive, without the word and the brackets around several. */
interface Directive extends Span {
  readonly verb: string;
  readonly words: readonly string[];
}

const verbs = ['module', 'go', 'toolchain', 'godebug', 'require', 'exclude', 'replace', 'retract', 'tool', 'ignore'];

function entriesIn(text: string): Entries {
  const directives = directivesIn(text);
  const go = directives.find(({ verb }) => verb === 'go');
  if (!directives.some(({ verb }) => verb === 'module')) throw new Flaw('it has no `module` line', { start: 0, end: 0 });
  if (!isPruned(go?.words[0] ?? '1.16')) {
    const why = `it is for Go ${go?.words[0] ?? '1.16'}; before 1.17 go.mod does not list the modules that others need`;
    throw new Flaw(why, go ?? { start: 0, end: 0 }, 'Run `go mod tidy -go=1.17` or newer, or give a bill of materials under `sbom`.');
  }
  const replaced = replacements(directives);
  return { format: 'go.mod', entries: directives.filter(({ verb }) => verb === 'require').map((each) => entryOf(each, replaced)) };
}

function isPruned(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return major > 1 || (major === 1 && minor >= 17);
}

function directivesIn(text: string): Directive[] {
  const found: Directive[] = [];
  let block = '';
  for (const line of wholeLines(text)) {
    const plain = line.text.replace(/\/\/.*$/, '');
    const words = (plain.match(/"[^"]*"|`[^`]*`|\S+/g) ?? []).map((word) => word.replace(/^["`](.*)["`]$/, '$1'));
    const start = line.start + (plain.length - plain.trimStart().length);
    const span = { start, end: line.start + plain.trimEnd().length };
    const [first = ''] = words;
    if (first === '') continue;
    if (block !== '' && first === ')') block = '';
    else if (block !== '') found.push({ verb: block, words, ...span });
    else if (!verbs.includes(first)) throw new Flaw(`\`${first}\` is nothing that go.mod of a known Go says`, span);
    else if (words[1] === '(' || first.endsWith('(')) block = first;
    else found.push({ verb: first, words: words.slice(1), ...span, start: span.start + plain.trimStart().indexOf(words[1] ?? '') });
  }
  if (block !== '') throw endsEarly(text.length);
  return found;
}

interface Replacement {
  readonly path: string;
  readonly version: string;
}

/** By `path` or `path version`. */
function replacements(directives: readonly Directive[]): ReadonlyMap<string, Replacement> {
  const replaced = new Map<string, Replacement>();
  for (const { verb, words, start, end } of directives) {
    if (verb !== 'replace') continue;
    const arrow = words.indexOf('=>');
    const [path, version = ''] = words.slice(arrow + 1);
    if (arrow < 1 || path === undefined) throw new Flaw('this replacement is not written as `old => new`', { start, end });
    replaced.set(words.slice(0, arrow).join(' '), { path, version });
  }
  return replaced;
}

function entryOf({ words: [path = '', version = ''], start, end }: Directive, replaced: ReadonlyMap<string, Replacement>): Entry {
  if (!/^v\d/.test(version)) throw new Flaw('a module and its version should stand here', { start, end });
  const by = replaced.get(`${path} ${version}`) ?? replaced.get(path);
  const span = { start, end };
  if (by !== undefined && /^(?:\.{1,2}\/|\/|[A-Za-z]:)/.test(by.path))
    return {
      name: path,
      version: '',
      purl: purlOf('golang', path, ''),
      use: 'unknown',
      origin: by.path.startsWith('./') ? 'own' : 'file',
      span,
    };
  const real = by ?? { path, version };
  return {
    name: real.path,
    version: real.version,
    purl: purlOf('golang', real.path, real.version),
    use: 'unknown',
    origin: 'registry',
    span,
  };
}
