import fc from 'fast-check';
import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import type { TraceReport } from '../../src/check/report.ts';
import type { EmitContext } from '../../src/emit/emitter.ts';
import { emitters } from '../../src/emit/index.ts';
import { oneLine, printable } from '../../src/emit/printable.ts';
import { hostileWords, reports, saying } from './reports.ts';
import * as schemas from './schemas.ts';
import { workflowCommands } from './workflow-commands.ts';

const machine = ['json', 'sarif', 'gitlab', 'junit'] as const;
const judges = { ...schemas, json: schemas.dhfReport };
const written: Readonly<Record<string, TraceReport>> = {
  ...reports,
  ...Object.fromEntries(hostileWords.map((words) => [JSON.stringify(words), saying(words)])),
};
const anyText = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), minLength: 1 }),
  fc
    .array(fc.constantFrom('%', '\r', '\n', ']]>', '::', ',', ':', '=', '"', "'", '<', '&', '\0', '\u001b', 'x'), { minLength: 1 })
    .map((parts) => parts.join('')),
);

function context(words: string): EmitContext {
  return { colours: false, page: () => `# ${words}\n\n${words}\n` };
}

describe.each(machine)('%s holds to its schema', (format) => {
  it.each(Object.entries(written))('%s', (name, report) => {
    expect(judges[format](emitters[format](report, context(name)))).toEqual([]);
  });

  it('whatever the words', () => {
    fc.assert(
      fc.property(anyText, (words) => {
        expect(judges[format](emitters[format](saying(words), context(words)))).toEqual([]);
      }),
      { numRuns: format === 'junit' ? 30 : 100 },
    );
  });
});

describe('the schemas refuse', () => {
  it('a report of ours without its list of what was not judged', () => {
    const { notJudged: _, ...rest } = JSON.parse(emitters.json(reports.clean as TraceReport, context('')));
    expect(schemas.dhfReport(JSON.stringify(rest))).not.toEqual([]);
  });

  it('SARIF whose rule page is no absolute address', () => {
    const text = emitters.sarif(reports.clean as TraceReport, context(''));
    expect(schemas.sarif(text.replace('pkg:npm/dhf@0.1.0#lib', 'lib'))).not.toEqual([]);
  });

  it('SARIF with an unknown level', () => {
    expect(schemas.sarif(emitters.sarif(reports.refused as TraceReport, context('')).replace('"note"', '"hint"'))).not.toEqual([]);
  });

  it('GitLab violations with a severity GitLab does not know', () => {
    expect(schemas.gitlab(emitters.gitlab(reports.refused as TraceReport, context('')).replace('"critical"', '"error"'))).not.toEqual([]);
  });

  it('JUnit with two cases of one name, or a control character', () => {
    const text = emitters.junit(reports.refused as TraceReport, context(''));
    expect(schemas.junit(text.replace('name="soup-has-requirements"', 'name="unit-is-verified"'))).not.toEqual([]);
    expect(schemas.junit(text.replace('Tidewell', 'Tide\u0001well'))).not.toEqual([]);
  });
});

describe('words come back as they went in', () => {
  it.each(hostileWords)('through JSON: %j', (words) => {
    const back = JSON.parse(emitters.json(saying(words), context('')));
    expect(back.diagnostics[0].message).toBe(words.toWellFormed());
    expect(back.notJudged[0].why).toBe(words.toWellFormed());
  });

  it.each(hostileWords)('through SARIF: %j', (words) => {
    const { runs } = JSON.parse(emitters.sarif(saying(words), context('')));
    const [first] = runs[0].results.slice(-3);
    expect(first.message.text).toBe(`${words}\n\nFix: ${words}`.toWellFormed());
    expect(decodeURIComponent(first.locations[0].physicalLocation.artifactLocation.uri)).toBe(`dhf/${words}`.toWellFormed());
  });

  it.each(hostileWords)('through JUnit, what cannot be seen spelled out: %j', (words) => {
    const document = XmlDocument.fromString(emitters.junit(saying(words), context('')));
    const failure = document.get('//failure') as XmlElement;
    const seen = printable(words).replaceAll(/[\ufffe\uffff]/g, '\ufffd');
    expect(failure.attr('message')?.value).toBe(seen);
    expect(failure.content).toContain(seen);
    document.dispose();
  });

  it.each(hostileWords)("through GitHub's runner, and never as another command: %j", (words) => {
    const output = emitters.github(saying(words), context(''));
    const commands = workflowCommands(output);
    expect(commands.map((command) => command.name)).toEqual(['error', 'error', 'error', 'warning', 'notice']);
    expect(commands[2]?.data).toBe(printable(`${words}\nfix: ${words}`));
    expect(commands[2]?.properties).toMatchObject({
      file: `dhf/${printable(words)}`,
      line: '3',
      title: `link-resolves (${printable(words)})`,
    });
    expect(output.trimEnd().split(/\r\n|\r|\n/)).toHaveLength(5);
  });

  it('through the runner, whatever the words', () => {
    fc.assert(
      fc.property(anyText, (words) => {
        const commands = workflowCommands(emitters.github(saying(words), context('')));
        expect(commands).toHaveLength(5);
        expect(commands[2]?.data).toBe(printable(`${words}\nfix: ${words}`));
      }),
    );
  });

  it.each(hostileWords)('through GitLab on one line: %j', (words) => {
    const back = JSON.parse(emitters.gitlab(saying(words), context('')));
    expect(back[1].description).toBe(oneLine(`${words} — fix: ${words}`));
  });
});
