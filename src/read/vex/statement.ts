import type { VexStatus } from '../../model/evidence.ts';
import type { ReadStatement } from '../../model/vex.ts';
import { Flaw, type Span } from '../flaw.ts';
import { type JsonNode, membersOf, nodesOf, textOf } from '../json.ts';

/** A statement before its place is looked up. */
export interface Said extends Omit<ReadStatement, 'place'> {
  readonly span: Span;
}

/** Reads a document of one format from its root. Throws a Flaw where it does not hold what its format demands. */
export type VexFormat = (root: JsonNode) => { readonly name: string; readonly statements: readonly Said[] };

/** A member of an object by its name; undefined where there is none. */
export function at(node: JsonNode | undefined, ...path: readonly string[]): JsonNode | undefined {
  return path.reduce<JsonNode | undefined>((from, name) => membersOf(from).get(name), node);
}

/** The list under a name; none where nothing is written. Throws a Flaw where something else is. */
export function listAt(node: JsonNode, name: string): readonly JsonNode[] {
  const list = at(node, name);
  if (list !== undefined && !Array.isArray(list.value)) throw new Flaw(`\`${name}\` is no list`, list);
  return nodesOf(list);
}

/** A text that has to be there. Throws a Flaw where it is not. */
export function textAt(node: JsonNode, name: string): string {
  const text = textOf(at(node, name));
  if (text === undefined || text.trim() === '') throw new Flaw(`it has no \`${name}\` here`, at(node, name) ?? node);
  return text;
}

/** The texts of a list; throws a Flaw where one of them is something else. */
export function textsAt(node: JsonNode, name: string): readonly string[] {
  return listAt(node, name).map((each) => {
    const text = textOf(each);
    if (text === undefined) throw new Flaw(`\`${name}\` holds something that is no text`, each);
    return text;
  });
}

/** One of the words that a format has for something. Throws a Flaw for any other. */
export function wordAt<T>(node: JsonNode, name: string, words: Readonly<Record<string, T>>): T {
  const word = textAt(node, name);
  if (!Object.hasOwn(words, word)) throw new Flaw(`“${word}” is no \`${name}\` that its format knows`, at(node, name) ?? node);
  return words[word] as T;
}

/** What is written, joined; absent where nothing is. */
export function reasonOf(...words: readonly (string | undefined)[]): { readonly reason?: string } {
  const written = words.flatMap((word) => (word === undefined || word.trim() === '' ? [] : [word.trim()]));
  return written.length === 0 ? {} : { reason: written.join(': ') };
}

/** The first time that is written. */
export function timeOf(...times: readonly (JsonNode | undefined)[]): { readonly at?: string } {
  const written = times.map(textOf).find((time) => time !== undefined && /^\d{4}-\d\d-\d\dT/.test(time));
  return written === undefined ? {} : { at: written };
}

/** The four words of OpenVEX, which all formats mean. */
export const statuses: Readonly<Record<string, VexStatus>> = {
  not_affected: 'not-affected',
  affected: 'affected',
  fixed: 'fixed',
  under_investigation: 'under-investigation',
};

/** `cpe:2.3:a:vendor:product:1.2:…` and `cpe:/a:vendor:product:1.2`: the product and its version. */
export function cpeParts(cpe: string | undefined): { readonly name?: string; readonly version?: string } {
  const [, name, version = '*'] = /^cpe:(?:2\.3:|\/)[aho*]:[^:]*:([^:]+)(?::((?:\\.|[^:\\])*))?/i.exec(cpe ?? '') ?? [];
  if (name === undefined || name === '*') return {};
  const isOpen = ['', '*', '-'].includes(version);
  return { name: plain(name), ...(isOpen ? {} : { version: plain(version) }) };
}

function plain(text: string): string {
  return text.replaceAll(/\\(.)/g, '$1');
}
