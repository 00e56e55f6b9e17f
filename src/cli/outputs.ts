import { basename, dirname, resolve } from 'node:path';
import { oneLine } from '../emit/printable.ts';
import { findRoot, settingsFile } from '../project/files.ts';
import { clear, writeWhole } from '../project/output-file.ts';
import { isSystemError } from '../project/text-file.ts';
import { suggestion } from '../view/suggestion.ts';
import type { Output } from './command.ts';
import { Refusal } from './refusal.ts';

/** A report to be written to a file. */
export interface OutputFile<Format extends string> {
  readonly format: Format;
  /** As written on the command line. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

/** Reads each `<format>=<path>`. Throws a `Refusal` for what cannot be written, before anything is read. */
export function outputsOf<Format extends string>(
  flags: readonly string[],
  cwd: string,
  formats: readonly Format[],
): readonly OutputFile<Format>[] {
  const outputs = flags.map((flag) => outputOf(flag, cwd, formats));
  const twice = outputs.find(({ path }, at) => outputs.findIndex((other) => other.path === path) < at);
  if (twice !== undefined) throw new Refusal(`--output writes to ${twice.name} twice`, 'Give each format a file of its own.');
  return outputs;
}

function outputOf<Format extends string>(flag: string, cwd: string, formats: readonly Format[]): OutputFile<Format> {
  const at = flag.indexOf('=');
  const [word, name] = [flag.slice(0, Math.max(at, 0)), flag.slice(at + 1)];
  if (at < 1 || name === '')
    throw new Refusal(`--output cannot be ${flag}`, 'Write it as --output <format>=<path>, such as --output json=report.json.');
  const format = formats.find((each) => each === word);
  if (format === undefined)
    throw new Refusal(`there is no format ${word}`, suggestion(word, formats) ?? `It can be ${formats.join(', ')}.`);
  const path = resolve(cwd, name);
  if (isSource(path, format)) throw new Refusal(`--output would write over ${name}`, 'Name a file that is no source of the DHF.');
  return { format, name, path };
}

/** Markdown has its place besides sources where no DHF would read it. */
function isSource(path: string, format: string): boolean {
  const file = basename(path);
  if (file === settingsFile) return true;
  return /\.md$/i.test(file) && (format !== 'markdown' || findRoot(dirname(path)) !== undefined);
}

/** Takes away what earlier runs wrote, so that a run that fails leaves no old report behind. Throws a `Refusal` where that cannot be done. */
export function clearOutputs(outputs: readonly OutputFile<string>[]): void {
  for (const { name, path } of outputs) {
    try {
      clear(path);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      throw new Refusal(`${name} cannot be written (${error.code})`, 'Name a file in a folder you may write to.');
    }
  }
}

/** Writes every report, and says which could not be written; false when one could not. */
export function writeOutputs<Format extends string>(
  outputs: readonly OutputFile<Format>[],
  emit: (format: Format) => string,
  stderr: Output,
): boolean {
  let written = true;
  for (const { format, name, path } of outputs) {
    try {
      writeWhole(path, emit(format));
    } catch (error) {
      if (!isSystemError(error)) throw error;
      written = false;
      stderr.write(`dhf: ${oneLine(name)} could not be written (${error.code})\n  fix: name a file in a folder you may write to\n`);
    }
  }
  return written;
}
