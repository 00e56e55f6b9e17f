import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/model/vocabulary.ts';
import { marked, type Search, searchOver, snippet } from '../../src/view/search.ts';
import { digitsOf, type Findable, type FindableGroup, numbersOf, searchData } from '../../src/view/search-index.ts';
import { findableItems } from '../../src/view/search-items.ts';
import { wordsOf } from '../../src/view/search-words.ts';
import { graphOf, item } from '../build.ts';

/** A search that has everything it may load; `near` knows words by the list it is given. */
function whole(groups: readonly FindableGroup[], near: (word: string) => readonly string[] = () => []): Search {
  const { titles, terms, words } = searchData(groups, 'en');
  const search = searchOver(JSON.parse(JSON.stringify(titles)));
  for (const [at, part] of terms.entries()) search.learnTerms(at, part);
  search.learnWords(words, near);
  return search;
}

const requirements = (...things: readonly Findable[]): FindableGroup => ({ kind: 'Software requirement', synonyms: ['SRS'], things });
const ids = (search: Search, question: string) => search.find(question).hits.map(({ id, title }) => id || title);

describe('what is found first', () => {
  const problems: FindableGroup = {
    kind: 'Problem report',
    synonyms: ['Problembericht', 'PRB', 'BUG'],
    things: [
      { id: 'PRB-1', title: 'Pump stops', text: 'It stopped at noon.', besides: ['observed'] },
      { id: 'PRB-2', title: 'Hauptalarm zu leise', text: 'Batterie leer' },
    ],
  };
  const search = whole(
    [
      { kind: 'Page', synonyms: [], things: [{ id: '', title: 'Pump', address: 'pump.html' }] },
      requirements(
        { id: 'SRS-10', title: 'Alarms are silent at night', former: ['OLD-3'] },
        { id: 'SRS-1', title: 'Sound the alarm', text: 'A pump that stops is heard.' },
        { id: 'SRS-12', title: 'Battery', text: 'problem of the alarm, see OLD-3' },
        { id: 'SRS-30', title: 'Alarms' },
        { id: 'PUMP-1', title: 'Other' },
        { id: 'SRS-2', title: 'Gefährdung bei 5 kPa <b>', text: 'Überdruck' },
      ),
      problems,
    ],
    (word) => (word === 'bettery' ? ['battery'] : []),
  );

  it.each([
    ['the ID', 'SRS-1', ['SRS-1', 'SRS-10', 'SRS-12']],
    ['in whatever case, without a hyphen', 'srs 12', ['SRS-12']],
    ['the same letters before more of them', 'srs1', ['SRS-1', 'SRS-10', 'SRS-12']],
    ['an ID it had before', 'old-3', ['SRS-10', 'SRS-12']],
    ['the whole title before IDs that begin so and titles that hold it', 'pump', ['Pump', 'PUMP-1', 'PRB-1', 'SRS-1']],
    ['a word of a title before the beginning of one, and inside one, then text', 'alarm', ['SRS-1', 'SRS-30', 'SRS-10', 'PRB-2', 'SRS-12']],
    ['words in any order', 'alarm the sound', ['SRS-1']],
    ['words without accents', 'gefahrdung', ['SRS-2']],
    ['words in capitals', 'ÜBERDRUCK', ['SRS-2']],
    ['a word for its kind', 'bug noon', ['PRB-1']],
    ['a kind in German', 'problembericht pump', ['PRB-1']],
    ['a kind before a text', 'problem', ['PRB-1', 'PRB-2', 'SRS-12']],
    ['a label of a field', 'observed pump', ['PRB-1']],
    ['a figure', '5 kpa', ['SRS-2']],
    ['the word that was meant', 'bettery', ['SRS-12']],
    ['a word inside another one', 'erdruck', ['SRS-2']],
    ['what fits most words, where nothing fits all', 'noon batterie stops', ['PRB-1']],
    ['an ID and words', 'srs-2 kpa', ['SRS-2']],
    ['nothing', 'zzz', []],
    ['nothing for nothing', ' - ', []],
  ])('%s: %s', (_, question, found) => {
    expect(ids(search, question)).toEqual(found);
  });

  it('at most twenty, and how many there are', () => {
    const many = whole([requirements(...Array.from({ length: 57 }, (_, at) => ({ id: `SRS-${at + 1}`, title: 'Same' })))]);
    const { hits, count } = many.find('same');
    expect([hits.length, count, hits[19]?.id]).toEqual([20, 57, 'SRS-20']);
  });

  it('says which parts have to be loaded, and no others', () => {
    const things = Array.from({ length: 6000 }, (_, at) => ({ id: `SRS-${at}`, title: '', text: `word${at} shared` }));
    const { titles, terms } = searchData([requirements(...things)], 'en');
    const partial = searchOver(titles);
    const wanted = partial.find('word77x').terms;
    expect(terms.length).toBeGreaterThan(2);
    expect(wanted).toHaveLength(1);
    expect(terms[wanted[0] as number]?.[0].split(' ')).toContain('word77');
    partial.learnTerms(wanted[0] as number, terms[wanted[0] as number] as (typeof terms)[0]);
    expect(partial.find('word77').hits.map(({ id }) => id)).toContain('SRS-77');
    expect(partial.find('sharpd').words).toBe(false);
    for (const [at, part] of terms.entries()) partial.learnTerms(at, part);
    expect(partial.find('sharpd').words).toBe(true);
  });
});

describe('everything can be found', () => {
  const letters = fc.constantFrom(...'ABCZ019-_ /äß.<"\\');
  const id = fc.string({ unit: letters, minLength: 1, maxLength: 8 }).filter((text) => /[A-Z\d]/.test(text) && text === text.trim());
  const word = fc.string({ unit: fc.constantFrom(...'abcdeäß1'), minLength: 1, maxLength: 5 });

  it('by its own ID, and then it is the first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(id, { minLength: 1, maxLength: 30 }), fc.array(word), (all, titles) => {
        const search = whole([requirements(...all.map((each, at) => ({ id: each, title: titles[at] ?? each, text: all.join(' ') })))]);
        for (const each of all) expect(search.find(each).hits[0]?.id).toBe(each);
      }),
    );
  });

  it('by every word of its title and text', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(word), fc.array(word)), { minLength: 1, maxLength: 12 }), (all) => {
        const search = whole([
          requirements(...all.map(([title, text], at) => ({ id: `X-${at}`, title: title.join(' '), text: text.join(', ') }))),
        ]);
        for (const [at, [title, text]] of all.entries())
          for (const each of [...title, ...text]) expect(search.find(each, 100).hits.map((hit) => hit.thing)).toContain(at);
      }),
    );
  });

  it('in lists that are packed', () => {
    const rising = fc.uniqueArray(fc.nat(3_000_000)).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(rising, (list) => {
        expect(numbersOf(digitsOf(list))).toEqual(list);
      }),
    );
  });
});

describe('an item is found', () => {
  const things = (language: 'en' | 'de') => {
    const vocabulary = new Vocabulary({ language, labels: { 'acceptance-criteria': ['Exit condition'] } });
    const first = { 'acceptance-criteria': 'below 5 kPa', 'derives-from': 'SYS-77', 'former-ids': 'ALT-9' };
    const made = graphOf([item('SRS-1', first), item('SYS-77')], { vocabulary });
    return findableItems(made, made.items);
  };

  it('by what it says, by every label of its fields, and by the IDs it had', () => {
    const [first] = things('en');
    expect(first?.text).toContain('below 5 kPa');
    expect(first?.besides).toEqual(expect.arrayContaining(['acceptance', 'exit', 'condition']));
    expect(first?.former).toEqual(['ALT-9']);
  });

  it('by German labels where the file is German', () => {
    expect(things('de')[0]?.besides).toContain('akzeptanzkriterien');
    expect(things('en')[0]?.besides).not.toContain('akzeptanzkriterien');
  });

  it('not by items it is linked with', () => {
    expect(things('en')[0]?.text).not.toContain('SYS-77');
  });
});

describe('what was looked for is marked', () => {
  it('in words as they were written', () => {
    expect(marked('Gefährdung, Druck', ['gefahr']).filter((part) => part.marked)).toEqual([{ text: 'Gefährdung', marked: true }]);
    expect(
      marked('a <b> & "q"', ['b'])
        .map(({ text }) => text)
        .join(''),
    ).toBe('a <b> & "q"');
  });

  it('where it stands in a long text', () => {
    const text = `${'before '.repeat(100)}needle ${'after '.repeat(100)}`;
    const shown = snippet(text, ['needle']);
    expect(shown.find((part) => part.marked)?.text).toBe('needle');
    expect(shown.map((part) => part.text).join('').length).toBeLessThan(170);
    expect(snippet(text, ['nowhere'])[0]?.text).toBe('before');
  });

  it('and hashes are no words', () => {
    expect(wordsOf(`hash ${'a1'.repeat(32)} of Straße`)).toEqual(['hash', 'of', 'strasse']);
  });
});
