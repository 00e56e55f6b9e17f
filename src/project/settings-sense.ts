import type { Kind } from '../model/kind.ts';
import { kinds } from '../model/kinds.ts';
import { nearest } from '../model/nearest.ts';
import { areaOf, areas } from '../model/scope.ts';
import { commonFields, kebab, Vocabulary } from '../model/vocabulary.ts';
import { knownEditions, type Settings } from './settings-schema.ts';
import { named, type SettingsProblem } from './settings-words.ts';

/** What is well-formed in the settings and still cannot be: editions nobody knows, names that collide. */
export function contradictions(settings: Settings): readonly SettingsProblem[] {
  return [
    ...packProblems(settings),
    ...scopeProblems(settings),
    ...labelProblems(settings),
    ...ownFieldProblems(settings),
    ...systemProblems(settings),
    ...registerProblems(settings),
  ];
}

function packProblems({ packs }: Settings): readonly SettingsProblem[] {
  return packs.flatMap(({ standard, edition }, at): SettingsProblem[] => {
    if (packs.findIndex((pack) => pack.standard === standard) < at) {
      return [{ path: ['packs', at, 'standard'], why: `${standard} is listed twice`, fix: 'Keep one edition.' }];
    }
    const editions = Object.hasOwn(knownEditions, standard) ? knownEditions[standard] : undefined;
    if (editions === undefined) return [unknownStandard(standard, at)];
    if (editions.includes(edition)) return [];
    const why = `edition ${edition} of ${standard} is not known, so nothing can be judged by it`;
    return [{ path: ['packs', at, 'edition'], why, fix: `Write edition: "${editions.join('" or "')}".` }];
  });
}

function scopeProblems({ 'not-in-scope': entries }: Settings): readonly SettingsProblem[] {
  return entries.flatMap((entry, at): SettingsProblem[] => {
    const near = nearest(entry, Object.keys(areas));
    const fix =
      near === undefined
        ? `Write a standard, a clause such as 5.4, or one of ${Object.keys(areas).join(', ')}.`
        : `Did you mean \`${near}\`?`;
    return areaOf(entry) === undefined ? [{ path: ['not-in-scope', at], why: `"${entry}" is no area that can be left out`, fix }] : [];
  });
}

function unknownStandard(standard: string, at: number): SettingsProblem {
  const known = Object.keys(knownEditions);
  const near = nearest(standard, known);
  const why = `no rules are known for ${standard}, so nothing can be judged by it`;
  return { path: ['packs', at, 'standard'], why, fix: near === undefined ? `Known: ${known.join(', ')}.` : `Did you mean \`${near}\`?` };
}

function labelProblems({ labels, fields }: Settings): readonly SettingsProblem[] {
  const known = knownFields(fields);
  const taken = new Map<string, string>([...known].map((name) => [name, name]));
  const problems: SettingsProblem[] = [];
  for (const [name, spellings] of Object.entries(labels)) {
    if (!known.has(name)) problems.push(unknownField(name, known));
    for (const [at, spelling] of spellings.entries()) {
      const owner = taken.get(kebab(spelling));
      if (owner !== undefined && owner !== name) {
        problems.push({
          path: ['labels', name, at],
          why: `"${spelling}" already stands for \`${owner}\``,
          fix: 'Choose another spelling.',
        });
      }
      taken.set(kebab(spelling), name);
    }
  }
  return problems;
}

function unknownField(name: string, known: ReadonlySet<string>): SettingsProblem {
  const near = nearest(name, [...known]);
  const fix = near === undefined ? 'Name a field of the table of kinds, or one declared under `fields`.' : `Did you mean \`${near}\`?`;
  return { path: ['labels', name], atKey: true, why: `no kind has a field \`${name}\``, fix };
}

function knownFields(own: Settings['fields']): ReadonlySet<string> {
  const names = new Set<string>(['id', 'title', 'type', 'statement', ...commonFields]);
  for (const kind of Object.values(kinds) as Kind[]) for (const row of [...kind.fields, ...kind.links]) names.add(row.name);
  for (const fields of Object.values(own)) for (const name of Object.keys(fields)) names.add(name);
  return names;
}

function ownFieldProblems({ fields }: Settings): readonly SettingsProblem[] {
  return Object.entries(fields).flatMap(([kind, own]) => {
    const known = new Vocabulary().fieldNames(kinds[kind as keyof typeof kinds] as Kind);
    return Object.keys(own)
      .filter((name) => known.includes(name))
      .map((name): SettingsProblem => {
        const path = ['fields', kind, name];
        return {
          path,
          atKey: true,
          why: `${named(path)} is a field that ${kind} has already`,
          fix: 'Choose another name, or leave it out.',
        };
      });
  });
}

function systemProblems({ systems, ids, prefixes }: Settings): readonly SettingsProblem[] {
  const vocabulary = new Vocabulary({ idPattern: ids.pattern, prefixes });
  return Object.keys(systems).flatMap((id): SettingsProblem[] => {
    const path = ['systems', id];
    const kind = vocabulary.kindOfId(id);
    if (!vocabulary.isId(id))
      return [{ path, atKey: true, why: `${named(path)} does not name an ID`, fix: 'Write the ID of a software system, such as SWS-1.' }];
    if (kind === undefined || kind === 'software-system') return [];
    return [{ path, atKey: true, why: `${id} is the ID of a ${kind}`, fix: 'Write the ID of a software system, such as SWS-1.' }];
  });
}

/** Kinds that are made here and nowhere else: what they say is bound to content by hashes. */
const madeHere: ReadonlySet<string> = new Set(['document', 'approval', 'test-run', 'test-result']);

function registerProblems({ registers, fields }: Settings): readonly SettingsProblem[] {
  return registers.flatMap(({ kind, columns, values }, at): SettingsProblem[] => {
    const path = ['registers', at];
    if (madeHere.has(kind))
      return [
        {
          path: [...path, 'kind'],
          why: `items of kind ${kind} cannot come from a tracker`,
          fix: 'Name another kind, such as problem-report.',
        },
      ];
    const known = [...new Vocabulary().fieldNames(kinds[kind]), ...Object.keys(fields[kind] ?? {})].filter((name) => name !== 'type');
    const named = [...Object.keys(columns).map((name) => ['columns', name]), ...Object.keys(values).map((name) => ['values', name])];
    const unknown = named.filter(([, name]) => name !== undefined && !known.includes(name));
    return [
      ...(Object.hasOwn(columns, 'id') ? [] : [withoutId([...path, 'columns'])]),
      ...unknown.map(([key, name]) => noFieldOf(kind, [...path, key as string, name as string], known)),
      ...Object.keys(values)
        .filter((name) => known.includes(name) && !Object.hasOwn(columns, name))
        .map((name): SettingsProblem => unmapped([...path, 'values', name])),
    ];
  });
}

function withoutId(path: SettingsProblem['path']): SettingsProblem {
  return {
    path,
    atKey: true,
    why: 'nothing says which column holds the keys of the tickets',
    fix: 'Write it as `id`, such as `id: Issue key`.',
  };
}

function noFieldOf(kind: string, path: SettingsProblem['path'], known: readonly string[]): SettingsProblem {
  const near = nearest(String(path.at(-1)), known);
  const fix = near === undefined ? `Name a field of ${kind}, or declare one under \`fields\`.` : `Did you mean \`${near}\`?`;
  return { path, atKey: true, why: `${String(path.at(-1))} is no field of ${kind}`, fix };
}

function unmapped(path: SettingsProblem['path']): SettingsProblem {
  const why = `\`columns\` does not say where ${String(path.at(-1))} comes from`;
  return { path, atKey: true, why, fix: 'Name its column under `columns`, or take it out of `values`.' };
}
