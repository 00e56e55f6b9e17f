import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder with these files, outside git; taken away when the test ends. */
export function folder(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'dhf-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

/** Settings that ask for as little as can be asked. */
export const settings = `schema: dhf-settings/1
product: { name: Tidewell, version: "1.2.0", manufacturer: Example Devices Ltd }
packs: [{ standard: IEC 62304, edition: "1.1" }]
files: { risk-management-file: ["risk/**"] }
systems: { SWS-1: {} }
`;

/** A DHF with errors and warnings at draft: what stands in it is of no other use. */
export const flawed: Readonly<Record<string, string>> = {
  'dhf.yaml': settings,
  'risk/SWS-1.md':
    '---\nid: SWS-1\ntitle: Pump software\nsafety-class: B\niteration: "3"\n---\n\n## Classification rationale\n\nSee the risks.\n',
  'SYS-1.md': '---\nid: SYS-1\ntitle: Deliver at a rate\niteration: "4"\n---\n\nThe pump delivers.\n',
  'SRS-1.md': '---\nid: SRS-1\ntitle: Keep the rate\nderives-from: [SYS-9]\niteration: "4"\n---\n\nThe software **shall** keep the rate.\n',
};

/** One item and nothing that is wrong enough to be an error at draft. */
export const faultless: Readonly<Record<string, string>> = {
  'dhf.yaml': settings,
  'risk/SWS-1.md': flawed['risk/SWS-1.md'] ?? '',
};
