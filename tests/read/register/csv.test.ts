import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { csvLines } from '../../../src/read/register/csv.ts';
import { read, said } from './register.ts';

const columns = { id: 'Key', title: 'Summary' };

describe('a register in CSV', () => {
  it('is read as Jira writes it: repeated columns, line breaks and quotes in fields, times with zone', () => {
    const text = [
      'Summary,Issue key,Created,Affects Version/s,Affects Version/s,Description,Custom field (Severity)',
      'Display stays dark,TW-1,2026-11-18T08:00:00.000+0000,1.0.0,1.1.0,"h3. Steps',
      '# switch {color:red}on{color}',
      '# see *nothing*, but [the log|https://log.example.com/1]',
      'It said ""E-7"".",Major',
      'Beeps,TW-2,2026-11-19T09:00:00.000+0100,1.1.0,,,',
    ].join('\r\n');
    const more = { statement: 'Description', 'investigated-on': 'Created', 'affected-versions': 'Affects Version/s' };
    const facts = read('p.csv', text, {
      id: 'Issue key',
      title: 'Summary',
      ...more,
      criticality: '{Custom field (Severity)}: see the steps',
    });
    expect(said(facts)).toEqual([
      'TW-1@2:20 Display stays dark | statement=Steps # switch on # see nothing, but the log (https://log.example.com/1) It said "E-7". | investigated-on=2026-11-18 | affected-versions=1.0.0 + 1.1.0 | criticality=Major: see the steps',
      'TW-2@6:7 Beeps | investigated-on=2026-11-19 | affected-versions=1.1.0',
    ]);
    expect(facts.items[0]).toMatchObject({
      type: { text: 'problem-report' },
      spelling: 'row',
      place: { file: 'p.csv', line: 2, endLine: 5 },
    });
  });

  it.each([
    ['semicolons', 'Key;Summary\nTW-1;a, b\n'],
    ['tabs', 'Key\tSummary\nTW-1\ta, b\n'],
    ['a byte order mark', '\ufeffKey,Summary\nTW-1,"a, b"\n'],
    ['line ends of old', 'Key,Summary\rTW-1,"a, b"\r'],
    ['no last line end', 'Key,Summary\nTW-1,"a, b"'],
    ['an empty line', 'Key,Summary\n\nTW-1,"a, b"\n\n'],
    ['a name in quotes', '"Key","Summary"\n"TW-1","a, b"\n'],
  ])('may have %s', (_, text) => {
    expect(said(read('p.csv', text, columns)).map((each) => each.replace(/@\d+:\d+/, ''))).toEqual(['TW-1 a, b']);
  });

  it('gives what the settings say of each ticket, and means what the settings mean', () => {
    const text = 'Key,Summary,Safety,Labels\n45,a,Yes,"ui, safety"\n46,b,No,ui\n47,c,,\n';
    const more = { 'safety-related': 'Safety', 'security-related': 'Labels', 'found-how': '=Told by users', tags: 'Labels' };
    const yesNo = { Yes: 'yes', No: 'no' };
    const values = { 'safety-related': yesNo, 'security-related': { 'ui, safety': 'yes', otherwise: 'no' }, tags: { ui: '' } };
    expect(said(read('p.csv', text, { id: 'GH-{Key}', title: 'Summary', ...more }, 'problem-report', values))).toEqual([
      'GH-45@2:1 a | safety-related=yes | security-related=yes | found-how=Told by users | tags=safety',
      'GH-46@3:1 b | safety-related=no | security-related=no | found-how=Told by users',
      'GH-47@4:1 c | security-related=no | found-how=Told by users',
    ]);
  });

  it('takes the part of a text under a heading', () => {
    const body = '"Before.\n\n### What happened\n\nDark.\n\n```\n### Severity\n```\n\n### Severity ###\n\n_No response_\n"';
    const more = { statement: 'Body#what happened', criticality: 'Body#Severity', cause: 'Body#', outcome: 'Body#Not yet there' };
    expect(said(read('p.csv', `Key,Summary,Body\n#45,a,${body}\n`, { ...columns, ...more }))).toEqual([
      '#45@2:1 a | statement=Dark. ``` ### Severity ``` | cause=Before.',
    ]);
    expect(said(read('p.csv', `Key,Summary,Body\n#45,a,${body}\n`, { ...columns, statement: 'Body#What hapened' }))).toEqual([
      '1:1 unreadable: `columns` names the heading “What hapened” in `Body`, and no ticket has it',
    ]);
  });

  it('takes no line for a heading that nobody could read', () => {
    const body = `# a${' '.repeat(200_000)}x\n# What happened\nDark.`;
    expect(said(read('p.csv', `Key,Summary,Body\nTW-1,a,"${body}"\n`, { ...columns, statement: 'Body#What happened' }))).toEqual([
      'TW-1@2:1 a | statement=Dark.',
    ]);
  });

  it('leaves a date of another order as it is, for a rule to refuse', () => {
    const text = 'Key,Summary,On\nTW-1,a,20/Nov/26 8:00 AM\n';
    expect(said(read('p.csv', text, { ...columns, 'investigated-on': 'On' }))).toEqual(['TW-1@2:1 a | investigated-on=20/Nov/26 8:00 AM']);
  });

  it('without tickets has no items', () => {
    expect(said(read('p.csv', 'Key,Summary\n', columns))).toEqual([]);
  });

  it.each([
    ['nothing', '', '1:1 unreadable: it is empty'],
    ['a quote that is never closed', 'Key,Summary\nTW-1,a\nTW-2,"b\nTW-3,c\n', '3:6 unreadable: a quote is opened here and never closed'],
    ['text behind a quote', 'Key,Summary\nTW-1,"a" b\n', '2:9 unreadable: text stands behind a closing quote'],
    ['a field too many', 'Key,Summary\nTW-1,a, b\n', '2:1 unreadable: 3 fields stand in this line, and 2 in the first'],
    ['a field too few', 'Key,Summary\nTW-1\n', '2:1 unreadable: one field stands in this line, and 2 in the first'],
    ['another column', 'Key,Summery\nTW-1,a\n', '1:1 unreadable: `columns` names `Summary`, and no ticket has it'],
    ['no key', 'Key,Summary\n,a\n', '2:1 item-is-identified: This ticket has no key: nothing stands under `Key`'],
    [
      'a key that is a path',
      'Key,Summary\n../../x1,a\n',
      '2:1 item-is-identified: `../../x1` is not read as the key of a ticket: letters, digits and - _ . # are, with a digit among them',
    ],
  ])('with %s is refused with its line', (_, text, expected) => {
    expect(said(read('p.csv', text, columns))).toEqual([expected]);
  });

  it('tells which column is close', () => {
    const [refused] = read('p.csv', 'Key,Summery\nTW-1,a\n', columns).unreadable;
    expect(refused?.fix).toBe(
      '`Summery` is close; correct `columns` of this register in dhf.yaml, or export the tickets with what is missing.',
    );
  });
});

const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', ';', '\t', '"', '\n', '\r', '=', 'ä') });

/** A table in which each line has a first field that is not empty, as keys are. */
const table = fc
  .tuple(fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), fc.integer({ min: 2, max: 5 }))
  .chain(([separator, ending, width]) =>
    fc.record({
      separator: fc.constant(separator),
      ending: fc.constant(ending),
      rows: fc.array(fc.tuple(fc.constantFrom('TW-1', 'K'), fc.array(cell, { minLength: width - 1, maxLength: width - 1 })), {
        minLength: 1,
      }),
      names: fc.constant(Array.from({ length: width }, (_, at) => `Column ${at}`)),
    }),
  );

function csvOf(rows: readonly (readonly string[])[], separator: string, ending: string): string {
  const field = (text: string) => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(field).join(separator) + ending).join('');
}

test('whatever is written is read', () => {
  fc.assert(
    fc.property(table, ({ separator, ending, rows, names }) => {
      const lines = [names, ...rows.map(([key, rest]) => [key, ...rest])];
      expect(csvLines(csvOf(lines, separator, ending)).map((line) => line.map(({ text }) => text))).toEqual(lines);
    }),
  );
});

test('each field stands where its place says', () => {
  fc.assert(
    fc.property(table, ({ separator, ending, rows, names }) => {
      const text = csvOf([names, ...rows.map(([key, rest]) => [key, ...rest])], separator, ending);
      for (const cell of csvLines(text).flat()) {
        const source = text.slice(cell.start, cell.end);
        expect(source.startsWith('"') ? source.slice(1, -1).replaceAll('""', '"') : source).toBe(cell.text);
      }
    }),
  );
});

const corpus = fileURLToPath(new URL('../../../../shared/corpora/hostile/', import.meta.url));

describe.skipIf(!existsSync(corpus))('hostile CSV of the corpora (skipped where they are not there)', () => {
  const hostile = (name: string) => readFileSync(join(corpus, name), 'utf8');

  it('keeps formulas as text', () => {
    const facts = read('x.csv', hostile('csv-formula-injection.csv'), { id: 'id', title: 'title' });
    // Counted by hand: three lines below the header.
    expect(facts.items.map(({ title }) => title.text)).toEqual(['=HYPERLINK("http://evil","x")', '+1+1', '@SUM(A1)']);
  });

  it('refuses a quote that is never closed', () => {
    expect(said(read('x.csv', hostile('csv-unclosed-quote.csv'), { id: 'id', title: 'title' }))).toEqual([
      '2:7 unreadable: a quote is opened here and never closed',
    ]);
  });
});
