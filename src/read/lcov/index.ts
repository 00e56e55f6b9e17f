import type { Unreadable } from '../../model/facts.ts';
import { lineStart, type Place } from '../../model/place.ts';
import type { CoverageRead, FileCoverage, Share } from '../../model/test-report.ts';
import { detached } from '../detached.ts';
import { lineCutter } from '../line-cutter.ts';
import type { PieceReader } from '../piece-reader.ts';
import { refusal, writeAgain } from '../refusal.ts';

/** What a line of a tracefile may be: a record, the end of one, or nothing. */
const record = /^[A-Z]{2,6}:|^end_of_record$|^#|^$/;

/** Does a text begin as a tracefile does? */
export function isLcov(beginning: string): boolean {
  return /^\s*(?:#.*\n\s*)*(?:TN|SF):/.test(beginning);
}

/** What is counted of one file. */
interface Open {
  readonly path: string;
  readonly place: Place;
  readonly lines: Counted;
  readonly branches: Counted;
  readonly functions: Counted;
}

/** What was hit, by line, branch or function: a test may be told more than once. Beside it the totals told. */
interface Counted {
  readonly hit: Map<string, boolean>;
  /** Records since the file was begun last: some tools list a line more than once, and count it as often. */
  told: number;
  /** How many more there are by a total than records before it. */
  missing: number;
  found: number | undefined;
  hits: number | undefined;
}

/**
 * Reads a tracefile of lcov. The lines, branches and functions listed count; where a total says that there are more, those not listed were not hit. What was
 * hit by the totals counts only where a file lists none. A file that is told twice is one: what one of them hit is hit.
 */
export function lcovReader(file: string): PieceReader<CoverageRead> {
  const files = new Map<string, Open>();
  let open: Open | undefined;
  let wrong: Unreadable | undefined;
  let lines = 0;

  function hear(line: string, number: number): void {
    lines = number;
    if (wrong !== undefined) return;
    const at = line.indexOf(':');
    const [key, value] = at < 0 ? [line.trim(), ''] : [line.slice(0, at), line.slice(at + 1)];
    if (!record.test(line.trimEnd())) refuse(number, `it holds a line that no tracefile of lcov holds: ${line.slice(0, 60)}`);
    else if (key === 'SF' && open !== undefined) refuse(number, 'it begins a file before `end_of_record` of the file before it');
    else if (key === 'SF') open = openOf(value.trim(), lineStart(file, number));
    else if (key === 'end_of_record') open = undefined;
    else if (open !== undefined && !add(open, key, value.trim()))
      refuse(number, `it holds a line that cannot be read: ${line.slice(0, 60)}`);
  }

  function openOf(path: string, place: Place): Open {
    const known = files.get(path) ?? { path: detached(path), place, lines: counted(), branches: counted(), functions: counted() };
    files.set(known.path, known);
    for (const each of [known.lines, known.branches, known.functions]) each.told = 0;
    return known;
  }

  function refuse(number: number, why: string): void {
    wrong ??= refusal(file, why, writeAgain, lineStart(file, number));
  }

  const cutter = lineCutter(hear);
  return {
    write: cutter.write,
    end() {
      const rest = cutter.rest();
      if (rest.trim() !== '') hear(rest, lines + 1);
      if (cutter.isTooLong()) refuse(lines + 1, 'it holds a line of more than a million signs');
      if (open !== undefined) refuse(lines, `it ends in the middle: ${open.path} is without \`end_of_record\``);
      if (files.size === 0) refuse(1, 'it says nothing of any file');
      return { format: 'LCOV', files: [...files.values()].map(coverageOf), unreadable: wrong === undefined ? [] : [wrong] };
    },
  };
}

function counted(): Counted {
  return { hit: new Map(), told: 0, missing: 0, found: undefined, hits: undefined };
}

/** Adds a record; false where it says nothing that can be read. */
function add({ lines, branches, functions }: Open, key: string, value: string): boolean {
  const parts = value.split(',');
  switch (key) {
    case 'DA':
      return mark(lines, parts[0], parts[1]);
    case 'BRDA':
      return mark(branches, parts.slice(0, -1).join(), parts.at(-1) === '-' ? '0' : parts.at(-1));
    case 'FNDA':
      return mark(functions, parts.slice(1).join(), parts[0]);
    case 'FN':
      // Line, with lcov 2 also the last one, and name.
      return mark(functions, /^\d+,(?:\d+,)?(.+)$/.exec(value)?.[1], '0');
    case 'FNA':
      return mark(functions, parts.slice(2).join(), parts[1]);
    default:
      return total(lines, branches, functions, key, value);
  }
}

function mark(counted: Counted, what: string | undefined, times: string | undefined): boolean {
  if (what === undefined || what === '' || times === undefined || !/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(times)) return false;
  counted.told++;
  counted.hit.set(detached(what), counted.hit.get(what) === true || Number(times) > 0);
  return true;
}

function total(lines: Counted, branches: Counted, functions: Counted, key: string, value: string): boolean {
  const to = { LF: lines, LH: lines, BRF: branches, BRH: branches, FNF: functions, FNH: functions }[key];
  if (to === undefined) return true;
  if (!/^\d+$/.test(value)) return false;
  if (key.endsWith('H')) to.hits = Number(value);
  else {
    to.found = Number(value);
    to.missing = Math.max(to.missing, to.found - to.told);
  }
  return true;
}

function coverageOf({ path, place, lines, branches, functions }: Open): FileCoverage {
  return {
    path: path.replaceAll('\\', '/'),
    ...named('lines', shareOf(lines)),
    ...named('branches', shareOf(branches)),
    ...named('functions', shareOf(functions)),
    place,
  };
}

function named(name: string, share: Share | undefined): object {
  return share === undefined ? {} : { [name]: share };
}

function shareOf({ hit, missing, found, hits }: Counted): Share | undefined {
  if (hit.size > 0) return { hit: [...hit.values()].filter(Boolean).length, found: hit.size + missing };
  return found === undefined ? undefined : { hit: Math.min(hits ?? 0, found), found };
}
