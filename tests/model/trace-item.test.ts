import { describe, expect, it } from 'vitest';
import { isPlaceholder } from '../../src/model/trace-item.ts';

describe('a text says nothing yet', () => {
  it.each([
    ...['', ' ', '-', '—', '...', '…', '?', '??', '.', '_', '[ ]', '\\', '\u200b', '\u00ad', '\u00a0'],
    ...['TBD', 'tbd.', 'T.B.D.', 'TBA', 'TBC', 'to do', 'TODO', 'To be defined.', 'to be determined', 'xxx', 'fixme'],
    ...['N/A', 'n.a.', 'n. a.', 'NA', 'not applicable', 'Not applicable.', 'Entfällt.', 'k. A.', 'nicht zutreffend'],
    ...[
      'to be defined later',
      'tbc',
      'To follow.',
      'details to follow',
      'not yet defined',
      'Not yet known.',
      'still open',
      'still pending',
      'will be added later',
      'n.n.',
      'N.N',
      'N. N.',
    ],
    ...['wird nachgereicht', 'Folgt.', 'noch offen', 'noch zu klären', 'noch nicht festgelegt', 'wird noch ergänzt'],
    ...['The limit is to be defined later.', 'Der Grenzwert wird nachgereicht.'],
    ...['The limit is TBD mL/h.', 'The limit is tbd mL/h.', 'TODO: ask the clinic'],
  ])('%j', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });
});

describe('a text says something', () => {
  it.each([
    ...['offen', 'pending', 'not available', 'later', 'festgelegt', 'will be confirmed', 'follow', 'nicht bekannt', 'nn'],
    ...['none', 'no', '0', '5', 'A', '±', '°C', '✓', '是', 'Na+', 'NAND', 'to dose', 'x', 'XX'],
    ...['N/A: the pump has no network', 'Not applicable: there is no connector.', 'Entfällt: es gibt kein Medium.'],
    ...[
      'The software marks the reading not yet shown.',
      'A drug that is not yet defined in the library is refused.',
      'open',
      'follows RMP-1',
    ],
    ...[
      'The dose may be changed later.',
      'To be confirmed later by a second person, who is named.',
      'Solange das Ventil noch offen ist, warnt die Software.',
    ],
    ...['not available offline: the pump has no network', 'Der Alarm folgt nach 5 s.', 'pending alarms are shown'],
    ...['The list of todos is shown.', 'To be defined by the user at each start.', 'PTBDX'],
  ])('%j', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });
});
