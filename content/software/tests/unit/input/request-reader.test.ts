import { expect, test } from 'vitest';
import { readRequest } from '../../../src/input/request-reader.ts';

const advise = { command: 'advise', glucose: '8.4', unit: 'mmol/L', measuredAt: '2026-09-01T08:00:00Z', carbohydrate: 45 };

// [test TC-8]
test('TC-8 reads each of the five commands', () => {
  const requests = [
    advise,
    { command: 'acknowledge' },
    { command: 'confirm', dose: '4.5' },
    { command: 'record', dose: '4.5', takenAt: '2026-09-01T10:00:00+02:00' },
    { command: 'status' },
  ];
  for (const request of requests) expect(readRequest(JSON.stringify(request))).toEqual(request);
});

// [test TC-9]
test('TC-9 refuses what is not exactly a command', () => {
  const changed = (change: object) => JSON.stringify({ ...advise, ...change });
  const lines = {
    'an unknown command': '{"command":"erase"}',
    'an unknown field': changed({ override: true }),
    'a missing field': changed({ unit: undefined }),
    'a number in place of text': changed({ glucose: 8.4 }),
    'a time without zone': changed({ measuredAt: '2026-09-01T08:00:00' }),
    'an unknown unit': changed({ unit: 'g/L' }),
    'a dose without decimal': '{"command":"confirm","dose":"4"}',
    'no JSON': 'advise 8.4',
    'a list': '[]',
    nothing: '',
  };
  for (const [name, line] of Object.entries(lines)) {
    expect(readRequest(line), name).toEqual({ code: 'not-understood', text: 'The entry was not understood. Nothing was changed.' });
  }
});

// [test TC-10]
test('TC-10 reads a line of 1024 bytes and refuses one of 1025', () => {
  const line = '{"command":"status"}';
  expect(readRequest(line.padEnd(1024))).toEqual({ command: 'status' });
  expect(readRequest(line.padEnd(1025))).toEqual({ code: 'line-too-long', text: 'The entry is longer than 1024 bytes.' });
  expect(readRequest(`"${'é'.repeat(600)}"`)).toHaveProperty('code', 'line-too-long');
});
