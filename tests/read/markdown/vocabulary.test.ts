import { describe, expect, it } from 'vitest';
import { Vocabulary, type VocabularyOptions } from '../../../src/model/vocabulary.ts';
import { readMarkdown } from '../../../src/read/index.ts';

function document(...lines: string[]): string {
  return ['---', 'id: SRD-1', 'title: D', 'type: item-document', '---', '', ...lines, ''].join('\n');
}

/** The first item's fields as `name: values`. */
function fields(text: string, options: VocabularyOptions): string[] {
  const facts = readMarkdown('x.md', text, new Vocabulary(options));
  expect(facts.troubles).toEqual([]);
  return (facts.items[0]?.fields ?? []).map((field) => `${field.name}: ${field.values.map((value) => value.text).join(' | ')}`);
}

describe('the words of a project', () => {
  it('name prefixes', () => {
    const prefixes = { 'RW-SYS': 'system-requirement', TST: 'test-case' } as const;
    expect(fields(document('## RW-SYS-3 T', '', '- **Allocation:** software, hardware'), { prefixes })).toEqual([
      'allocation: software | hardware',
    ]);
    const facts = readMarkdown('x.md', document('## SYS-3 T', '', '- **Allocation:** software'), new Vocabulary({ prefixes }));
    expect(facts.items).toEqual([]);
    expect(facts.troubles.map((each) => each.message)).toEqual(['`SYS-3` is not read as the ID of an item: no kind has the prefix SYS']);
  });

  it('say what an ID looks like', () => {
    const idPattern = '{prefix}.{number}.{number}';
    const dotted = (text: string) => text.replace('SRD-1', 'SRD.1.1');
    expect(fields(dotted(document('## SRS.3.2 T', '', '- **Category:** ui, io')), { idPattern })).toEqual(['category: ui | io']);
    const facts = readMarkdown('x.md', dotted(document('## SRS-3 T')), new Vocabulary({ idPattern }));
    expect(facts.troubles.map((each) => each.message)).toEqual(['`SRS-3` is not read as the ID of an item: it is not written as an ID']);
  });

  it('give labels further spellings, in any case', () => {
    const labels = { 'derives-from': ['Comes from'], 'acceptance-criteria': ['Passes when'] };
    const text = document('## SRS-1 T', '', '- **COMES FROM:** SYS-1, SYS-2', '', 'Text.', '', '### Passes when', '', 'It works.');
    expect(fields(text, { labels })).toEqual(['derives-from: SYS-1 | SYS-2', 'statement: Text.', 'acceptance-criteria: It works.']);
  });

  it('declare fields of a company, lists among them', () => {
    const options: VocabularyOptions = { fields: { 'software-requirement': { market: { list: true }, jira: {} } } };
    expect(fields(document('## SRS-1 T', '', '- **Market:** EU, US', '- **Jira:** A-1, B-2'), options)).toEqual([
      'market: EU | US',
      'jira: A-1, B-2',
    ]);
  });

  it('split at commas only what is a list', () => {
    const text = document(
      '## SRS-1 T',
      '',
      '- **Category:** ui (a, b), "c, d", `e, f`, “g, h”, i',
      '- **Verification method:** test, test',
    );
    expect(fields(text, {})).toEqual(['category: ui (a, b) | "c, d" | e, f | “g, h” | i', 'verification-method: test, test']);
  });

  it('do not need the kind to be known for the statement and the title', () => {
    const text = '---\nid: ACME-1\ntitle: T\nx: [a, b]\n---\n\nText.\n';
    expect(fields(text, {})).toEqual(['x: a | b', 'statement: Text.']);
  });
});

describe('in German', () => {
  it('labels are read by their German names and by the names of the table', () => {
    const text = document(
      '## SRS-1 T',
      '',
      '- **Abgeleitet von:** SYS-1',
      '- **Category:** ui',
      '',
      '### Akzeptanzkriterien',
      '',
      'Es geht.',
    );
    const names = fields(text, { language: 'de' }).map((each) => each.split(':')[0]);
    expect(names).toEqual(['derives-from', 'category', 'acceptance-criteria']);
  });
});
