import type { ComponentList } from '../../model/component-list.ts';
import { componentList, type Entries, type Entry } from '../component-list.ts';
import { endsEarly, Flaw } from '../flaw.ts';
import { wholeLines } from '../lines.ts';
import { purlOf } from '../purl.ts';

/**
 * `gradle.lockfile` and `buildscript-gradle.lockfile` of Gradle 6.8 and newer. A module is product where a class path that is not for tests has it; what only tests,
 * processors, checks and the build have is for development; of other configurations nothing is known.
 */
export function readGradle(file: string, text: string): ComponentList {
  return componentList(file, text, 'gradle.lockfile', entriesIn);
}

const line = /^([^\s:=]+:[^\s:=]+):([^\s:=]+)=([\w.,$-]*)$/;

function entriesIn(text: string): Entries {
  const entries: Entry[] = [];
  let isClosed = false;
  for (const { text: words, start, end } of wholeLines(text)) {
    if (words === '' || words.startsWith('#')) continue;
    if (isClosed) throw new Flaw('it goes on behind `empty=`, which is its last line', { start, end });
    isClosed = words.startsWith('empty=');
    if (isClosed) continue;
    const [, name, version, configurations] = line.exec(words) ?? [];
    if (name === undefined || version === undefined || configurations === undefined)
      throw new Flaw('this line is not written as Gradle writes it', { start, end });
    const use = useOf(configurations.split(','));
    entries.push({
      name,
      version,
      purl: purlOf('maven', name, version),
      use,
      origin: 'registry',
      span: { start, end: start + name.length },
    });
  }
  if (!isClosed) throw endsEarly(text.length);
  return { format: 'gradle.lockfile', entries };
}

/** Class paths of the main source set, of the variants of an Android app and of the targets of Kotlin; other source sets are of other use. */
const isProduct =
  /^(?!.*test)(?:(?:\w*(?:release|debug|main)|production|jvm|js|android)?(?:runtime|compile)classpath|runtime|compile|default)$/i;
const isDevelopment =
  /test|annotationprocessor|^classpath$|^developmentonly$|jmh|benchmark|checkstyle|pmd|spotbugs|jacoco|detekt|ktlint|lint|kotlincompiler|kotlinklib|kapt|ksp/i;

function useOf(configurations: readonly string[]): Entry['use'] {
  if (configurations.some((each) => isProduct.test(each))) return 'product';
  return configurations.every((each) => isDevelopment.test(each)) ? 'development' : 'unknown';
}
