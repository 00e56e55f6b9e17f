import type { Component } from '../../../../../model/evidence.ts';
import type { TraceItem } from '../../../../../model/trace-item.ts';

/** What a component is built from where its address is not written. */
export const sourceOf = { git: 'a git repository', file: 'a file or folder' } as const;

/** Is it taken from somewhere else than a registry? */
export function isElsewhere({ origin }: Component): boolean {
  return origin === 'git' || origin === 'file';
}

/** Does SOUP say where a component is taken from? Some text of it holds the address, however that is spelled; without an address, the words do. */
export function saysSource(item: TraceItem, { address, origin }: Component): boolean {
  const texts = [item.title.text, ...[...item.fields.values()].flatMap(({ values }) => values.map(({ text }) => text))].map(plain);
  if (address !== undefined) return texts.some((text) => text.includes(plainAddress(address)));
  const word = origin === 'git' ? /\bgit(?:hub|lab)?\b|vcs_url=/ : /\b(?:files?|folders?|vendored|copy|copied|path)\b/;
  return texts.some((text) => word.test(text));
}

/** Decoded, in small letters; repositories of package URLs and short names as addresses write them. */
function plain(text: string): string {
  return decoded(text)
    .toLowerCase()
    .replaceAll(/(?:pkg:)?(github|gitlab)[:/](?=[\w.-]+\/)/g, '$1.com/')
    .replaceAll(/(?:pkg:)?bitbucket[:/](?=[\w.-]+\/)/g, 'bitbucket.org/')
    .replaceAll(/@([\w.-]+\.[a-z]+):(?=[\w.-])/g, '@$1/')
    .replaceAll('codeload.github.com/', 'github.com/');
}

/** Host and path alone: neither scheme and user in front, nor a commit, an ending and what is asked for behind. */
function plainAddress(address: string): string {
  return plain(address)
    .replace(/^(?:[a-z]+\+)?(?:[a-z]+:)?(?:\/\/)?(?:[^/@]*@)?/, '')
    .replace(/(?:[?#]|::).*$/, '')
    .replace(/\.git(?:@.*)?$/, '')
    .replace(/^(github\.com\/[^/]+\/[^/]+)\/tar\.gz\/.*$/, '$1')
    .replace(/^(?:\.\/)+|\/+$/g, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
