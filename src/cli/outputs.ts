import { basename, resolve } from 'node:path';
import { type Format, formats } from '../emit/index.ts';
import { oneLine } from '../emit/printable.ts';
import { settingsFile } from '../project/files.ts';
import { clear, writeWhole } from '../project/output-file.ts';
import { isSystemError } from '../project/text-file.ts';
import { suggestion } from '../view/suggestion.ts';
import type { Output } from './command.ts';
import { Refusal } from './refusal.ts';

/** A report to be written to a file. */
export interface OutputFile {
  readonly format: Format;
  /** As written on the command line. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

/** Reads each `<format>=<path>`. Throws a `Refusal` for what cannot be written, before anything is read. */
export function outputsOf(flags: readonly string[], cwd: string): readonly OutputFile[] {
  const outputs = flags.map((flag) => outputOf(flag, cwd));
  const twice = outputs.find(({ path }, at) => outputs.findIndex((other) => other.path === path) < at);
  if (twice !== undefined) throw new Refusal(`--output writes to ${twice.name} twice`, 'Give each format a file of its own.');
  return outputs;
}

function outputOf(flag: string, cwd: string): OutputFile {
  const at = flag.indexOf('=');
  const [format, name] = [flag.slice(0, Math.max(at, 0)), flag.slice(at + 1)];
  if (at < 1 || name === '')
    throw new Refusal(`--output cannot be ${flag}`, 'Write it as --output <format>=<path>, such as --output sarif=dhf.sarif.');
  if (!isFormat(format))
    throw new Refusal(`there is no format ${format}`, suggestion(format, formats) ?? `It can be ${formats.join(', ')}.`);
  const file = basename(name);
  if (file === settingsFile || /\.md$/i.test(file))
    throw new Refusal(`--output would write over ${name}`, 'Name a file that is no source of the DHF.');
  return { format, name, path: resolve(cwd, name) };
}

function isFormat(word: string): word is Format {
  return (formats as readonly string[]).includes(word);
}

/** Takes away what earlier runs wrote, so that a run that fails leaves no old report behind. Throws a `Refusal` where that cannot be done. */
export function clearOutputs(outputs: readonly OutputFile[]): void {
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
export function writeOutputs(outputs: readonly OutputFile[], emit: (format: Format) => string, stderr: Output): boolean {
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
