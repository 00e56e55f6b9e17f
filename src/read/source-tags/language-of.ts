import type { Language } from './forms.ts';
import { languages } from './languages.ts';

const byExtension = new Map(languages.flatMap((language) => language.extensions.map((extension) => [extension, language] as const)));

/** MATLAB and Objective-C share the ending `m`: these words only the latter has. */
const objectiveC = /^[ \t]*(?:#(?:import|include|define|pragma|if)|@(?:interface|implementation|import|protocol|class)\b|\/[/*])/m;

/** The language of a source file, by its name, else by its first line; undefined for any other text. */
export function languageOf(file: string, text: string): Language | undefined {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (extension === 'm') return named(objectiveC.test(text.slice(0, 20_000)) ? 'Objective-C' : 'MATLAB');
  const byName = languages.find(({ files }) => files?.test(name)) ?? (name.includes('.') ? byExtension.get(extension) : undefined);
  if (byName !== undefined) return byName;
  const program = /^#!.{0,200}/.exec(text)?.[0];
  return program === undefined ? undefined : languages.find(({ programs }) => programs?.test(program));
}

function named(name: string): Language | undefined {
  return languages.find((language) => language.name === name);
}
