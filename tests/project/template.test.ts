import { describe, expect, it } from 'vitest';
import type { Kind } from '../../src/model/kind.ts';
import { kinds } from '../../src/model/kinds.ts';
import { safetyClasses } from '../../src/model/safety-class.ts';
import { Vocabulary } from '../../src/model/vocabulary.ts';
import { template } from '../../src/project/scaffold/template.ts';
import { parseSettings } from '../../src/project/settings.ts';
import { traceSources } from '../../src/project/trace.ts';
import { settingsText } from './folder.ts';

const written = (Object.values(kinds) as Kind[]).filter((kind) => kind.prefix !== '' && kind.name !== 'approval');
const packs = new Set(['IEC 62304']);
const parsed = parseSettings(settingsText());
if ('unreadable' in parsed) throw new Error('settings');
const { settings } = parsed;

describe('a template', () => {
  const cases = written.flatMap((kind) => safetyClasses.map((safetyClass) => [kind.name, safetyClass] as const));

  it.each(cases)('of %s at class %s is read as one item, says nothing yet, and has no error', (name, safetyClass) => {
    const kind = kinds[name as keyof typeof kinds] as Kind;
    const id = `${kind.prefix}-1`;
    const text = template(kind, { id, title: 'A title: with signs', class: safetyClass, packs, vocabulary: new Vocabulary() });
    // The system makes the class of the item.
    const system = {
      file: 'risk/SWS-9.md',
      text: `---\nid: SWS-9\ntitle: System\nsafety-class: ${safetyClass}\n---\n\n## Classification rationale\n\nBecause.\n`,
    };
    const entry = settings.systems['SWS-1'] as (typeof settings.systems)[string];
    const systems = { 'SWS-9': entry, ...(kind.name === 'software-system' ? { [id]: entry } : {}) };
    const report = (stage: 'draft' | 'release') =>
      traceSources([{ file: `risk/${id}.md`, text }, system], { ...settings, systems }, { stage });
    expect(report('draft').graph?.item(id)?.title.text).toBe('A title: with signs');
    expect(report('draft').diagnostics.filter((each) => each.severity === 'error')).toEqual([]);
    const missing = report('release').diagnostics.filter((each) => each.item === id && each.rule === 'demanded-field-is-written');
    const demanded = kind.fields.filter((row) => row.name !== 'title' && row.demands.some((demand) => isPlain(demand, safetyClass)));
    expect(missing.length).toBeGreaterThanOrEqual(
      demanded.filter((row) => row.demands.every((demand) => demand.judgedBy === undefined)).length,
    );
  });

  it('shows at each class what that class adds', () => {
    const at = (safetyClass: 'A' | 'B' | 'C') =>
      template(kinds['software-unit'] as Kind, { id: 'SWU-1', title: 'T', class: safetyClass, packs, vocabulary: new Vocabulary() });
    expect(at('A')).not.toContain('Acceptance criteria');
    expect(at('B')).toContain('## Acceptance criteria');
    expect(at('B')).not.toContain('## Memory handling');
    expect(at('C')).toContain('## Memory handling');
  });

  it('asks for what another pack demands only where that pack judges', () => {
    const by = (...names: readonly string[]) =>
      template(kinds['intended-use'] as Kind, { id: 'IU-1', title: 'T', class: 'A', packs: new Set(names), vocabulary: new Vocabulary() });
    expect(by('IEC 62304')).not.toContain('Foreseeable misuse');
    expect(by('IEC 62304', 'ISO 14971')).toContain('## Foreseeable misuse');
  });

  it('is written out in full', () => {
    const text = template(kinds['software-requirement'] as Kind, {
      id: 'SRS-7',
      title: 'Refuse: a rate',
      class: 'B',
      packs,
      vocabulary: new Vocabulary(),
    });
    expect(text).toMatchSnapshot();
  });

  it('names the kind where the prefix does not, and heads sections in the language of the settings', () => {
    const vocabulary = new Vocabulary({ language: 'de' });
    const text = template(kinds['software-requirement'] as Kind, { id: 'REQ-7', title: 'T', class: 'A', packs, vocabulary });
    expect(text).toContain('\ntype: software-requirement\n');
    expect(text).toContain('## Akzeptanzkriterien');
  });
});

function isPlain(demand: Kind['fields'][number]['demands'][number], safetyClass: 'A' | 'B' | 'C'): boolean {
  return demand.when === undefined && demand.from <= safetyClass && (demand.pack === undefined || packs.has(demand.pack));
}
