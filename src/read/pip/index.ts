import type { ComponentList } from '../../model/component-list.ts';
import { addressOf } from '../address.ts';
import { componentList, type Entries, type Entry } from '../component-list.ts';
import { endsEarly, Flaw } from '../flaw.ts';
import { type TextLine, wholeLines } from '../lines.ts';
import { purlOf } from '../purl.ts';

/**
 * `requirements.txt` of pip, best as pip-compile or uv writes it. A requirement that is not pinned by `==` has no version. It does not tell what is for
 * development, so every use is `unknown`; and nothing in it tells that whole lines at its end were lost.
 */
export function readPip(file: string, text: string): ComponentList {
  return componentList(file, text, 'requirements.txt', entriesIn);
}

function entriesIn(text: string): Entries {
  return { format: 'requirements.txt', entries: joinedLines(text).flatMap(entriesOf) };
}

/** Lines without comments, joined where they end with a backslash. */
function joinedLines(text: string): TextLine[] {
  const joined: TextLine[] = [];
  let open: TextLine | undefined;
  for (const line of wholeLines(text)) {
    const isComment = /^\s*#/.test(line.text);
    const words = isComment ? '' : line.text.replace(/\s#.*$/, '');
    const goesOn = !isComment && words.endsWith('\\');
    const plain = goesOn ? words.slice(0, -1) : words;
    const whole: TextLine =
      open === undefined ? { ...line, text: plain } : { text: `${open.text} ${plain}`, start: open.start, end: open.end };
    open = goesOn ? whole : undefined;
    if (!goesOn) joined.push(whole);
  }
  if (open !== undefined) throw endsEarly(text.length);
  return joined;
}

const named = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)$/;

function entriesOf(line: TextLine): Entry[] {
  const indent = line.text.length - line.text.trimStart().length;
  const words = line.text.trim().replace(/\s+--(?:hash|config-settings|global-option|install-option)[= ].*$/, '');
  const span = { start: line.start + indent, end: Math.min(line.end, line.start + indent + words.length) };
  if (words === '') return [];
  const included = /^(?:-r|--requirement)[\s=]*(\S+)/.exec(words)?.[1];
  if (included !== undefined)
    throw new Flaw(
      `it takes in ${included}, which is not read with it`,
      span,
      'Write all requirements into one file, as pip-compile does.',
    );
  const editable = /^(?:-e|--editable)[\s=]*(.+)$/.exec(words)?.[1];
  if (editable !== undefined) return [byAddress(editable, span)];
  if (words.startsWith('-')) return [];
  if (isAddress(words)) return [byAddress(words, span)];
  const [, name = '', rest = ''] = named.exec(words.replace(/\s*;.*$/, '')) ?? [];
  if (name === '' || !/^(?:$|@|\(?\s*(?:[=!~<>]=?|===))/.test(rest))
    throw new Flaw('this line is no requirement that pip understands', span);
  if (rest.startsWith('@')) return [{ ...byAddress(rest.slice(1).trim(), span), name, purl: purlOf('pypi', name, '') }];
  const version = pinned(rest);
  return [{ name, version, purl: purlOf('pypi', name, version), use: 'unknown', origin: 'registry', span }];
}

/** The version behind `==` or `===`, if it is one version. */
function pinned(specifiers: string): string {
  const exact = specifiers
    .replaceAll(/[()]/g, '')
    .split(',')
    .map((each) => /^\s*={2,3}\s*([^\s*]+)\s*$/.exec(each)?.[1])
    .find((each) => each !== undefined);
  return exact ?? '';
}

function isAddress(words: string): boolean {
  return /^(?:[a-z+]+:\/\/|git\+|\.{0,2}\/|[\w./-]+\.(?:whl|zip|tar\.gz)$)|^\.$/i.test(words);
}

function byAddress(address: string, span: Entry['span']): Entry {
  const name = /[#&]egg=([\w.-]+)/.exec(address)?.[1] ?? /([A-Za-z0-9_.]+)-[^/]*\.whl$/.exec(address)?.[1] ?? lastOf(address);
  const origin = originOf(address);
  return { name, version: '', purl: purlOf('pypi', name, ''), use: 'unknown', origin, ...addressOf(origin, address), span };
}

function lastOf(address: string): string {
  const path = address.replace(/[#?;].*$/, '').replace(/(?:@[^@/]*)?\/*$/, '');
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.git$/, '') || address;
}

function originOf(address: string): Entry['origin'] {
  if (/^(?:git|hg|svn|bzr)\+/.test(address)) return 'git';
  if (/^https?:/.test(address)) return 'unknown';
  const path = address.replace(/^file:(?:\/\/)?/, '');
  return path.startsWith('..') || path.startsWith('/') || /\.(?:whl|zip|tar\.gz)/.test(path) ? 'file' : 'own';
}
