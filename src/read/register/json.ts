import { Flaw } from '../flaw.ts';
import { type JsonNode, membersOf, nodesOf, readJson } from '../json.ts';
import type { Export, Said, TicketRecord, Tracker } from './export.ts';
import { isRichText, richText } from './rich-text.ts';

/** Under which name trackers put their list of tickets: Jira's search, Azure DevOps' work items, GitHub's search, Azure's query by WIQL. */
const lists = ['issues', 'value', 'items', 'workItems'];

/** Where answers say how many tickets there are in all. */
const totals = ['total', 'total_count', 'count'];

/**
 * Reads what the interfaces of Jira, GitHub, GitLab and Azure DevOps answer: a list of tickets, or an object that holds one.
 * @throws Flaw where it is no JSON, holds no such list, or only a part of the tickets that were found
 */
export function readJsonExport(text: string): Export {
  const root = readJson(text);
  const list = listIn(root);
  const records = nodesOf(list);
  isComplete(root, records.length);
  for (const record of records) isTicket(record);
  const [first] = records;
  return {
    records: records.map(ticket),
    columns: first === undefined ? [] : pathsOf(first, ''),
    head: { start: (first ?? list).start, end: (first ?? list).start + 1 },
    tracker: first === undefined ? 'other' : trackerOf(first),
  };
}

function listIn(root: JsonNode): JsonNode {
  if (Array.isArray(root.value)) return root;
  for (const name of lists) {
    const member = membersOf(root).get(name);
    if (Array.isArray(member?.value)) return member;
  }
  const fix = 'Export the tickets as the tracker’s interface answers them: a list, or an object with `issues`, `value` or `items`.';
  throw new Flaw('it holds no list of tickets', root, fix);
}

/** Interfaces answer page by page: the first of several pages is no register. */
function isComplete(root: JsonNode, found: number): void {
  const members = membersOf(root);
  for (const name of totals) {
    const total = members.get(name);
    if (typeof total?.value !== 'number' || total.value === found) continue;
    throw new Flaw(`it holds ${found} tickets, and \`${name}\` says that there are ${total.value}`, total, allPages);
  }
  const more = [members.get('nextPageToken'), members.get('nextLink')].find((node) => typeof node?.value === 'string' && node.value !== '');
  const cut = more ?? [members.get('incomplete_results')].find((node) => node?.value === true);
  const notLast = members.get('isLast')?.value === false ? members.get('isLast') : cut;
  if (notLast !== undefined) throw new Flaw('it says itself that it is only a part of the tickets found', notLast, allPages);
}

const allPages = 'Export all pages, and put their tickets into one list.';

function isTicket(record: JsonNode): void {
  const names = [...membersOf(record).keys()];
  if (!(record.value instanceof Map)) throw new Flaw('this is no ticket: an object with its fields is expected', record);
  if (names.length > 0 && names.every((name) => name === 'id' || name === 'url')) {
    const fix = 'Export the work items themselves with their fields, not the answer to the query alone.';
    throw new Flaw('it holds the numbers of tickets and none of their fields', record, fix);
  }
}

function trackerOf(first: JsonNode): Tracker {
  const fields = membersOf(first).get('fields');
  if (fields === undefined) return 'other';
  return [...membersOf(fields).keys()].some((name) => name.startsWith('System.')) ? 'azure' : 'jira';
}

function ticket(node: JsonNode): TicketRecord {
  return { start: node.start, end: node.end, at: (path) => follow(node, path)?.flatMap((each) => said(each, path)) };
}

/** Names of members may hold dots themselves (`System.Title`): the longest name that is there is taken. A list is gone through. */
function follow(node: JsonNode, path: string): readonly JsonNode[] | undefined {
  if (Array.isArray(node.value)) {
    const found = nodesOf(node).map((each) => follow(each, path));
    return found.length > 0 && found.every((each) => each === undefined) ? undefined : found.flatMap((each) => each ?? []);
  }
  if (path === '' || node.value === null) return node.value === null ? [] : [node];
  const members = membersOf(node);
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
    const member = members.get(path.slice(0, end).replace(/\[\]$/, ''));
    if (member !== undefined) return follow(member, path.slice(end + 1));
  }
  return undefined;
}

function said(node: JsonNode, path: string): readonly Said[] {
  const { value, start, end } = node;
  if (isRichText(node)) return filled(richText(node), start, end);
  if (value instanceof Map) {
    const [inside = 'name'] = ['value', 'name', 'displayName', 'login', 'title', 'key'].filter((name) => value.has(name));
    throw new Flaw(`\`${path}\` leads to an object, not to a value`, node, `Name what is meant in it, such as \`${path}.${inside}\`.`);
  }
  return filled(value === null ? '' : String(value), start, end);
}

function filled(text: string, start: number, end: number): readonly Said[] {
  return text.trim() === '' ? [] : [{ text, start, end }];
}

/** Paths to the values of a ticket, for suggestions. */
function pathsOf(node: JsonNode, path: string): readonly string[] {
  if (node.value instanceof Map && !isRichText(node))
    return [...membersOf(node)].flatMap(([name, member]) => pathsOf(member, path === '' ? name : `${path}.${name}`));
  const [first] = nodesOf(node);
  return first === undefined ? [path] : pathsOf(first, `${path}[]`);
}
