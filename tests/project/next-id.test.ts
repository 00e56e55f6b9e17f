import { describe, expect, it } from 'vitest';
import { nextId, seriesOf } from '../../src/project/next-id.ts';

function next(prefix: string, used: readonly string[], pattern = '{prefix}-{number}'): string {
  return nextId(seriesOf(prefix, pattern, used), used);
}

describe('the next ID', () => {
  it.each([
    ['SRS', [], 'SRS-1'],
    ['SRS', ['SRS-1', 'SRS-9', 'SRS-10'], 'SRS-11'],
    ['SRS', ['SYS-7', 'XSRS-8', 'SRS-3'], 'SRS-4'],
    ['SYS', ['RW-SYS-9', 'SYS-1'], 'SYS-2'],
    ['RW-SYS', ['RW-SYS-9', 'SYS-70'], 'RW-SYS-10'],
    ['REQ', ['REQ-007', 'REQ-009'], 'REQ-010'],
    ['REQ', ['REQ-01', 'REQ-99'], 'REQ-100'],
    ['REQ', ['REQ-1', 'REQ-10'], 'REQ-11'],
    ['TC', ['REQ-001'], 'TC-001'],
    ['SRS', ['SRS-9007199254740993'], 'SRS-9007199254740994'],
  ])('of %s after %j is %s', (prefix, used, id) => {
    expect(next(prefix, used)).toBe(id);
  });

  it.each([
    ['{prefix}_{number}', ['PRD_0012'], 'PRD_0013'],
    ['{prefix}.{number}.{number}', ['PRD.3.2', 'PRD.3.10', 'PRD.2.99'], 'PRD.3.11'],
    ['{prefix}.{number}.{number}', [], 'PRD.1.1'],
    ['{prefix}-{number}-X', ['PRD-4-X', 'PRD-9'], 'PRD-5-X'],
  ])('follows the pattern %s after %j: %s', (pattern, used, id) => {
    expect(next('PRD', used, pattern)).toBe(id);
  });
});
