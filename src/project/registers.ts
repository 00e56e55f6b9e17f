import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { NotJudged } from '../model/diagnostic.ts';
import type { Facts } from '../model/facts.ts';
import type { Place } from '../model/place.ts';
import { readRegister } from '../read/index.ts';
import type { Source } from './facts.ts';
import { type FileRead, stampOf } from './read-sources.ts';
import { type PlaceOf, type Settings, vocabularyOf } from './settings.ts';
import { cannotRead, decode, isSystemError, readBytes, sizeLimit, unread } from './text-file.ts';

/** Settings as they were read: the same object for the same text. */
interface Words {
  readonly settings: Settings;
  readonly placeOf: PlaceOf;
}

/** What the registers of other tools say, in the order of `dhf.yaml`, and the settings they were read with. */
export interface SeenRegisters {
  readonly by: Words;
  readonly read: readonly RegisterRead[];
}

interface RegisterRead extends FileRead {
  readonly stamp: string;
}

/** Reads the snapshots that `registers` names. One that is as it was at an earlier look with the same settings is the same object. */
export function seeRegisters(root: string, by: Words, before?: SeenRegisters): SeenRegisters {
  const known = before?.by === by ? before.read : [];
  const read = by.settings.registers.map((register, at) => {
    const stamp = stampOf(join(root, register.file));
    const earlier = known[at];
    return earlier?.stamp === stamp ? earlier : { stamp, ...readOne(root, register, by, by.placeOf(['registers', at, 'file'])) };
  });
  return before?.by === by && read.every((each, at) => each === known[at]) ? before : { by, read };
}

/** Is this one of the snapshots? */
export function isOfRegisters({ registers }: Settings, file: string): boolean {
  return registers.some((register) => register.file === file);
}

/** What a snapshot that is in memory says, by each of the registers that name it, and what keeps it from being read. */
export function registerFacts({ file, text }: Source, settings: Settings) {
  const named = settings.registers.filter((register) => register.file === file);
  const facts = named.map((register) => readRegister(file, text, register, vocabularyOf(settings)));
  return { facts, notJudged: [...otherHash(named, hash('sha256', text)), ...facts.flatMap(unreadable)] };
}

function unreadable(facts: Facts): readonly NotJudged[] {
  return facts.unreadable.map((each) => ({ ...each, blocking: true }));
}

type Register = Settings['registers'][number];

function readOne(root: string, register: Register, { settings }: Words, place: Place): FileRead {
  const { file } = register;
  const bytes = bytesOf(join(root, file), file, place);
  if (!Buffer.isBuffer(bytes)) return { file, notJudged: [bytes] };
  const edited = bytes.length > sizeLimit ? [] : otherHash([register], hash('sha256', bytes));
  const decoded = decode(bytes, file);
  if ('notJudged' in decoded) return { file, notJudged: [...edited, inUtf8(decoded.notJudged)] };
  const facts = readRegister(file, decoded.text, register, vocabularyOf(settings));
  return { file, facts, notJudged: [...edited, ...unreadable(facts)] };
}

function bytesOf(path: string, file: string, place: Place): Buffer | NotJudged {
  try {
    return readBytes(path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code !== 'ENOENT') return cannotRead(file, error);
    const why = 'dhf.yaml lists it as a register and it is not there';
    return { what: file, why, fix: 'Export it from the tracker, or take the register out of dhf.yaml.', place, blocking: false };
  }
}

function otherHash(registers: readonly Register[], found: string): readonly NotJudged[] {
  const why = 'it is not the snapshot that dhf.yaml names: its SHA-256 is another, so that somebody may have edited it';
  const fix = `Put the snapshot back as it was extracted; after a new export write its \`query\`, \`extracted-at\` and \`sha256: "${found}"\` into dhf.yaml.`;
  return registers.flatMap(({ file, sha256 }) => (sha256 === found ? [] : [unread(file, why, fix)]));
}

function inUtf8(notJudged: NotJudged): NotJudged {
  if (!notJudged.why.includes('UTF-8')) return notJudged;
  return { ...notJudged, fix: 'Export it as UTF-8; what spreadsheets save as plain “CSV” is in Windows-1252 and loses letters.' };
}
