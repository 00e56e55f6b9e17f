import type { Entry } from '../component-list.ts';

/** Where an address leads to; tarballs of a registry stand under `/-/`. */
export function originOfAddress(address: string): Entry['origin'] {
  if (/^(?:git[+:@]|github:|gitlab:|bitbucket:)/.test(address)) return 'git';
  if (address.startsWith('file:')) return 'file';
  return address.includes('/-/') ? 'registry' : 'unknown';
}

/** Does a reference lead to a folder inside the project? An archive of files there is none of its own parts. */
export function isOwnFolder(reference: string): boolean {
  return /^(?:file|link|portal):(?!\.\.)/.test(reference) && !/\.t(?:ar\.)?gz$/.test(reference);
}
