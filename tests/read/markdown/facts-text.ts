import type { Facts, FieldFacts, ProseFacts, Value } from '../../../src/model/facts.ts';
import type { Place } from '../../../src/model/place.ts';
import { Vocabulary } from '../../../src/model/vocabulary.ts';

export const vocabulary = new Vocabulary();

/** Facts as lines that a person can review: every text in quotes with its range behind it. Nothing is left out but the file's name. */
export function written(facts: Facts): string {
  const lines: string[] = [];
  const { document } = facts;
  if (document !== undefined) {
    lines.push(
      `document ${value(document.id)} ${at(document.place)}`,
      `  type ${value(document.type)}`,
      `  title ${value(document.title)}`,
    );
    lines.push(...document.fields.flatMap(field), `  words ${JSON.stringify(document.words)}`);
    for (const section of document.sections) {
      lines.push(`  section ${'#'.repeat(section.depth)} ${value(section.heading)} ${at(section.place)}`);
      lines.push(`    words ${JSON.stringify(section.words)}`, `    statements ${section.statements}`);
      for (const claim of section.claims)
        lines.push(`    claims ${claim.standard} ${claim.clause} [${claim.points.join(' ')}] ${at(claim.place)}`);
      lines.push(...prose(section).map((line) => `  ${line}`));
    }
  }
  for (const item of facts.items) {
    lines.push(`${item.spelling} ${value(item.id)} ${at(item.place)}`, `  title ${value(item.title)}`);
    if (item.type !== undefined) lines.push(`  type ${value(item.type)}`);
    lines.push(...item.fields.flatMap(field));
  }
  for (const mention of facts.mentions) lines.push(`mention ${mention.form} ${mention.id} ${at(mention.place)}`);
  for (const heading of facts.headings) lines.push(`heading ${JSON.stringify(heading)}`);
  for (const { name, rest, lines: inside, place } of facts.views)
    lines.push(`view ${value(name)} ${JSON.stringify(rest)} ${at(place)}`, ...inside.map((each) => `  ${value(each)}`));
  for (const { use, url, place } of facts.references) lines.push(`${use} to ${JSON.stringify(url)} ${at(place)}`);
  for (const trouble of facts.troubles) {
    lines.push(
      `trouble ${trouble.rule} ${at(trouble.place)} on ${trouble.item ?? 'no item'}`,
      `  ${trouble.message}`,
      `  fix: ${trouble.fix}`,
    );
    for (const each of trouble.related ?? []) lines.push(`  related: ${each.message} ${at(each.place)}`);
  }
  for (const each of facts.unreadable) lines.push(`unreadable ${each.what} ${at(each.place)}`, `  ${each.why}`, `  fix: ${each.fix}`);
  return `${lines.join('\n')}\n`;
}

function field({ name, label, values, prose: made, inherited }: FieldFacts): string[] {
  const first = `  ${name}${inherited === true ? ' (inherited)' : ''} ${value(label)}${made === undefined ? '' : ' as prose'}:`;
  return [`${first}${values.map((each) => ` ${value(each)}`).join('')}`, ...(made === undefined ? [] : prose(made))];
}

function prose({ listItems, tables }: ProseFacts): string[] {
  return [
    ...listItems.map((each) => `    entry ${value(each)}`),
    ...tables.flatMap((table) => [
      `    table ${at(table.place)}`,
      ...[table.header, ...table.rows].map((row) => `      ${row.map(value).join(' | ')}`),
    ]),
  ];
}

function value({ text, place }: Value): string {
  return `${JSON.stringify(text)} ${at(place)}`;
}

function at(place: Place): string {
  return `${place.line}:${place.column}-${place.endLine}:${place.endColumn}`;
}
