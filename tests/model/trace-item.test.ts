import { describe, expect, it } from 'vitest';
import { isPlaceholder } from '../../src/model/trace-item.ts';

describe('a text says nothing yet', () => {
  it.each([
    ...['', ' ', '-', '—', '...', '…', '?', '??', '.', '_', '[ ]', '\\', '\u200b', '\u00ad', '\u00a0'],
    ...['TBD', 'tbd.', 'T.B.D.', 'TBA', 'TBC', 'to do', 'TODO', 'To be defined.', 'to be determined', 'xxx', 'fixme'],
    ...['N/A', 'n.a.', 'n. a.', 'NA', 'not applicable', 'Not applicable.', 'Entfällt.', 'k. A.', 'nicht zutreffend'],
    ...['The limit is TBD mL/h.', 'The limit is tbd mL/h.', 'TODO: ask the clinic'],
  ])('%j', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });
});

describe('a text says something', () => {
  it.each([
    ...['none', 'no', '0', '5', 'A', '±', '°C', '✓', '是', 'Na+', 'NAND', 'to dose', 'x', 'XX'],
    ...['N/A: the pump has no network', 'Not applicable: there is no connector.', 'Entfällt: es gibt kein Medium.'],
    ...['The list of todos is shown.', 'To be defined by the user at each start.', 'PTBDX'],
  ])('%j', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });
});
