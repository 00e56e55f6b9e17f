import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openText } from '../../src/project/evidence/open-text.ts';
import { testReportReader } from '../../src/read/test-reports.ts';

// Reads all reports of a folder, keeps what the product keeps of each test unless told to count only, and prints how many tests there were.
const [folder = '.', only] = process.argv.slice(2);
const kept: unknown[] = [];
let tests = 0;
for (const file of readdirSync(folder).sort()) {
  const seen = await openText(join(folder, file), file, (beginning) =>
    testReportReader(file, beginning)(file, (test) => {
      tests++;
      if (only === undefined) kept.push(test);
    }),
  );
  const unreadable = 'read' in seen ? seen.read.unreadable : [seen.notJudged];
  for (const { why } of unreadable) throw new Error(`${file}: ${why}`);
}
process.stdout.write(String(tests));
