import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Flaw } from '../../src/read/flaw.ts';
import { type JsonNode, nodesOf, readJson } from '../../src/read/json.ts';

/** The plain value, or why there is none. */
function read(text: string): unknown {
  try {
    return { value: plain(readJson(text)) };
  } catch (error) {
    if (!(error instanceof Flaw)) throw error;
    expect(error.span.start).toBeGreaterThanOrEqual(0);
    expect(error.span.end).toBeLessThanOrEqual(text.length);
    return 'refused';
  }
}

function plain({ value }: JsonNode): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([name, node]) => [name, plain(node)]));
  return Array.isArray(value) ? value.map(plain) : value;
}

function parsed(text: string): unknown {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return 'refused';
  }
}

describe('JSON', () => {
  it('is read as the language reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'medium' }), fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(read(text)).toEqual(parsed(text));
      }),
    );
  });

  it('is refused where the language refuses it', () => {
    const noise = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\\',
      '\\u12',
      '\0',
      '\n',
      'nul',
      '-',
      '01',
      '1e',
      '.5',
      '+1',
      '//',
      "'",
      '\u00a0',
      '',
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), fc.nat(3), noise, (value, at, length, put) => {
        const text = JSON.stringify(value, null, 1);
        const start = at % (text.length + 1);
        const broken = text.slice(0, start) + put + text.slice(start + length);
        const theirs = parsed(broken);
        const ours = read(broken);
        // A name said twice is refused here only.
        if (ours !== 'refused' || theirs === 'refused') expect(ours).toEqual(theirs);
        else expect(JSON.stringify((theirs as { value: unknown }).value).length).toBeLessThan(broken.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('says where everything stands', () => {
    const text = ' {"a": [1, "bc"], "d": null}';
    const { value, start, end } = readJson(text);
    expect([start, end]).toEqual([1, text.length]);
    const at = (node: JsonNode | undefined) => text.slice(node?.start, node?.end);
    const members = value as ReadonlyMap<string, JsonNode>;
    expect([...members.values()].map(at)).toEqual(['[1, "bc"]', 'null']);
    expect([...members.values()].map(({ name }) => text.slice(name?.start, name?.end))).toEqual(['"a"', '"d"']);
    expect(nodesOf(members.get('a')).map(at)).toEqual(['1', '"bc"']);
  });
});
