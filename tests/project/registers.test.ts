import { hash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TraceReport } from '../../src/check/report.ts';
import { openSession } from '../../src/project/session.ts';
import { trace } from '../../src/project/trace.ts';
import { folder, itemText, put, settingsText } from './folder.ts';

const asOf = '2026-11-22';
const csv = 'Key,Summary,Description\nTW-1,Dark,The display stays dark.\nTW-2,Beeps,It beeps.\n';

function settings(text: string | Buffer): string {
  const sha256 = hash('sha256', text);
  const columns = '{ id: Key, title: Summary, statement: Description }';
  return settingsText(
    `registers:\n  - { kind: problem-report, file: p.csv, columns: ${columns}, query: all, extracted-at: "2026-01-01T00:00:00Z", sha256: "${sha256}" }\n`,
  );
}

function withRegister(text: string | Buffer): string {
  const root = folder({ 'dhf.yaml': settings(text), 'SRS-1.md': itemText('SRS-1') });
  writeFileSync(join(root, 'p.csv'), text);
  return root;
}

function ofRegister({ notJudged }: TraceReport) {
  return notJudged
    .filter(({ what }) => what === 'p.csv')
    .map(({ why, place, blocking }) => `${blocking ? '!' : ''}${place?.file}:${place?.line} ${why}`);
}

function tickets({ graph }: TraceReport) {
  return graph?.ofKind('problem-report').map(({ id, title }) => `${id} ${title.text}`);
}

describe('a register', () => {
  it('gives items like those of files', async () => {
    const report = await trace(withRegister(csv), { stage: 'draft', asOf });
    expect(tickets(report)).toEqual(['TW-1 Dark', 'TW-2 Beeps']);
    expect(ofRegister(report)).toEqual([]);
    const found = report.diagnostics.filter(({ item }) => item === 'TW-2').map(({ rule, place }) => `${place.file}:${place.line} ${rule}`);
    expect(found).toContain('p.csv:3 demanded-field-is-written');
  });

  it('that is not the one named stops the judging, and its hash is told', async () => {
    const root = withRegister(csv);
    writeFileSync(join(root, 'p.csv'), csv.replace('beeps', 'hums'));
    const report = await trace(root, { stage: 'draft', asOf });
    expect(ofRegister(report)).toEqual([
      '!p.csv:1 it is not the snapshot that dhf.yaml names: its SHA-256 is another, so that somebody may have edited it',
    ]);
    expect(report.verdict).toBe('could-not-judge');
    expect(report.notJudged.find(({ what }) => what === 'p.csv')?.fix).toContain(hash('sha256', csv.replace('beeps', 'hums')));
  });

  it.each([
    [
      'in Windows-1252',
      Buffer.from('Key,Summary,Description\nTW-1,D\xfcster,x\n', 'latin1'),
      '!p.csv:2 it holds bytes that are not UTF-8 text',
    ],
    ['in UTF-16', Buffer.from(`\ufeff${csv}`, 'utf16le'), '!p.csv:1 it holds bytes that are not UTF-8 text'],
    ['cut in a quoted field', `${csv}TW-3,"never`, '!p.csv:4 a quote is opened here and never closed'],
  ])('%s stops the judging with its line', async (_, text, expected) => {
    const report = await trace(withRegister(text), { stage: 'draft', asOf });
    expect(ofRegister(report)).toEqual([expected]);
    expect(report.verdict).toBe('could-not-judge');
  });

  it.each([
    ['a kind that is made here', 'kind: problem-report', 'kind: approval', 'items of kind approval cannot come from a tracker'],
    ['no column for the keys', 'id: Key, ', '', 'nothing says which column holds the keys of the tickets'],
    ['a field that the kind does not have', 'statement:', 'statment:', 'statment is no field of problem-report'],
    [
      'values of a field without a column',
      'query: all',
      'query: all, values: { cause: { a: b } }',
      '`columns` does not say where cause comes from',
    ],
  ])('with %s is refused in the settings', async (_, from, to, why) => {
    const root = withRegister(csv);
    writeFileSync(join(root, 'dhf.yaml'), settings(csv).replace(from, to));
    const { notJudged } = await trace(root, { stage: 'draft', asOf });
    expect(notJudged.map((each) => each.why)).toContain(why);
  });

  it('without tickets says that there are none', async () => {
    const root = withRegister('Key,Summary,Description\n');
    put(root, { 'risk/SWS-1.md': '---\nid: SWS-1\ntitle: Pump\nsafety-class: A\n---\n' });
    const report = await trace(root, { stage: 'draft', asOf });
    expect(report.clauses.find(({ number }) => number === '9.2')).toMatchObject({
      state: 'evidence-complete',
      remark: 'p.csv holds none as of 2026-01-01T00:00:00Z, by the query “all”',
    });
    expect(report.diagnostics.filter(({ rule }) => rule === 'register-is-current').map(({ message }) => message)).toEqual([
      'p.csv holds 0 items of kind problem report as of 2026-01-01T00:00:00Z, by the query “all”',
    ]);
  });

  it('is looked at again when it changed', async () => {
    const root = withRegister(csv);
    const session = openSession(root, { stage: 'draft', asOf });
    const first = await session.trace();
    expect(tickets(first.report)).toEqual(['TW-1 Dark', 'TW-2 Beeps']);
    expect((await session.trace()).registers).toBe(first.registers);
    writeFileSync(join(root, 'p.csv'), csv.replace('Beeps', 'Hums'));
    expect(session.retrace(['p.csv'])).toBeUndefined();
    const { report, registers } = await session.trace();
    expect(registers).not.toBe(first.registers);
    expect(tickets(report)).toEqual(['TW-1 Dark', 'TW-2 Hums']);
    expect({ ...report, graph: undefined }).toEqual({ ...(await trace(root, { stage: 'draft', asOf })), graph: undefined });
    rmSync(join(root, 'p.csv'));
    expect(tickets((await session.trace()).report)).toEqual([]);
  });

  it('stays when other files change', async () => {
    const root = withRegister(csv);
    const session = openSession(root, { stage: 'draft', asOf });
    await session.trace();
    writeFileSync(join(root, 'SRS-1.md'), itemText('SRS-1').replace('SRS-1', 'SRS-2'));
    expect(tickets(session.retrace(['SRS-1.md'])?.report as TraceReport)).toEqual(['TW-1 Dark', 'TW-2 Beeps']);
  });
});
