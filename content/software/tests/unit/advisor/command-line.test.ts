import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { selfCheck, statisticsArguments } from '../../../src/advisor/command-line.ts';
import { emptyFolder } from '../../handset.ts';

const program = realpathSync(fileURLToPath(new URL('../../..', import.meta.url)));

// [test TC-47]
test('TC-47 refuses a runtime before 22.18 and a folder that cannot be written', () => {
  const folder = emptyFolder();
  expect(selfCheck(folder, '22.18.0')).toBeUndefined();
  expect(selfCheck(folder, '24.0.0')).toBeUndefined();
  expect(selfCheck(folder, '22.17.9')).toBe('Node.js 22.17.9 is older than 22.18');
  expect(selfCheck(folder, '20.19.0')).toBe('Node.js 20.19.0 is older than 22.18');
  expect(selfCheck(join(folder, 'missing'))).toBe('records cannot be stored');
});

// [test TC-48]
test('TC-48 gives the statistics process its own folder and 64 MB of heap and no other right', () => {
  const folder = emptyFolder();
  const given = statisticsArguments(folder);
  const own = join(realpathSync(folder), 'statistics');
  expect(given[0]).toBe('--permission');
  expect(given).toContain('--max-old-space-size=64');
  expect(given.filter((each) => each.startsWith('--allow-'))).toEqual([
    `--allow-fs-read=${program}/*`,
    `--allow-fs-read=${own}/*`,
    `--allow-fs-write=${own}/*`,
  ]);
});
