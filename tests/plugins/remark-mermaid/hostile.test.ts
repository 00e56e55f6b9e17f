import { beforeAll, describe, expect, it } from 'vitest';
import { type Drawn, drawAll } from '../../../plugins/remark-mermaid/pool.ts';
import type { Drawing } from '../../../src/model/drawing.ts';

/** What is said of a diagram: how it is drawn, where, and words of why. */
type Case = readonly [about: string, source: string, what: 'refused' | 'unclear', at: `${number}:${number}`, why: string];

const long = 'A sentence that is far too long for the small box of one task of a journey';
const many = Array.from({ length: 301 }, (_, at) => `  n${at} --> n${at + 1}`).join('\n');

const cases: readonly Case[] = [
  ['a link that runs a script', 'flowchart LR\n  A --> B\n  click A "javascript:alert(1)"', 'refused', '2:0', 'it has a link of its own'],
  ['a link to the web', 'flowchart LR\n  A --> B\n  click A href "https://example.com"', 'refused', '2:0', 'it has a link of its own'],
  [
    'a directive that turns HTML on',
    '%%{init: {"htmlLabels": true}}%%\nflowchart LR\n  A --> B',
    'refused',
    '0:11',
    'it sets `htmlLabels`',
  ],
  [
    'a directive below that does',
    'flowchart LR\n  %%{init: {"flowchart": {"htmlLabels": true}}}%%\n  A --> B',
    'refused',
    '1:27',
    'it sets `htmlLabels`',
  ],
  [
    'a style sheet of its own',
    '---\nconfig:\n  themeCSS: "@import url(https://example.com/x.css)"\n---\nflowchart LR\n  A --> B',
    'refused',
    '2:2',
    'it sets `themeCSS`',
  ],
  ['a theme of its own', '---\nconfig:\n  theme: dark\n---\npie\n  "a": 1', 'refused', '2:2', 'it sets `theme`'],
  ['a style that loads something', 'flowchart LR\n  A --> B\n  style A fill:url(https://example.com/x.svg)', 'refused', '2:15', ''],
  [
    'a link of an actor',
    'sequenceDiagram\n  A->>B: hi\n  link A: Board @ https://example.com',
    'refused',
    '2:0',
    'it has a link of its own',
  ],
  ['HTML in a text', 'flowchart LR\n  A["<img src=x onerror=alert(1)>"]', 'refused', '1:5', 'text between < and > would be lost'],
  ['words that look like HTML', 'flowchart LR\n  A["x<y and y>z"]', 'refused', '1:6', 'text between < and > would be lost'],
  [
    'a picture from elsewhere',
    'flowchart LR\n  A@{ img: "https://example.com/x.png", label: "x" }',
    'refused',
    '1:0',
    'it shows a picture from elsewhere',
  ],
  ['more than can be read', `flowchart LR\n${many}`, 'refused', '0:0', 'it has 302 parts, and more than 300 cannot be read'],
  ['nothing', '  \n', 'refused', '0:0', 'nothing is written in it'],
  ['no box', 'flowchart LR', 'refused', '0:0', ''],
  ['no type that there is', '\n\nflowchat LR\n  A --> B', 'refused', '2:0', 'no type of diagram is called “flowchat”'],
  // The three ways in which parsers say where they stopped, behind front matter and comments.
  [
    'an error of the first kind',
    '---\ntitle: T\n---\n%% a comment\nflowchart LR\n  A --> B\n  %% another\n  B --> C[open\n',
    'refused',
    '7:10',
    'the diagram ends where the bracket that closes the text is expected',
  ],
  [
    'an error of the second kind',
    '---\ntitle: T\n---\n%% a comment\npie\n  "a" : 1\n  "b" 2\n',
    'refused',
    '6:6',
    '“2” stands where `:` is expected',
  ],
  ['an error of the third kind', '---\ntitle: T\n  more: x\n---\npie\n  "a" : 1', 'refused', '2:6', 'its front matter cannot be read'],
  [
    'front matter below an empty line, which would be lost',
    '\n---\ntitle: T\n---\npie\n  "a" : 1',
    'refused',
    '1:0',
    'front matter is read only where it begins in the first line',
  ],
  ['front matter without an end', '---\ntitle: T\npie\n  "a" : 1', 'refused', '0:0', 'its front matter is not closed'],
  [
    'an error below front matter that is counted in words',
    '---\ntitle: T\n---\nusecase-beta\n  actor A\n  foo ((',
    'refused',
    '5:0',
    '“(” stands where a text in quotes is expected',
  ],
  ['a message without words', 'sequenceDiagram\n  A->>B', 'refused', '1:6', 'the line ends where `:` with a text is expected'],
  ['a word that nobody knows', 'gitGraph\n  commti', 'refused', '1:2', '“commti” stands where it cannot be understood'],
  ['a sign that nobody knows', 'quadrantChart\n  title x\n  a: [2, 3]', 'refused', '2:0', 'what stands there is not known to this type'],
  ['a day that is none', 'gantt\n  %% a comment\n  dateFormat YYYY-MM-DD\n  Plan :a, 2026-13-45, 3d', 'refused', '3:11', ''],
  [
    'a task that begins today',
    'gantt\n  dateFormat YYYY-MM-DD\n  Plan :p, after gone, 3d',
    'refused',
    '2:0',
    'a task in it begins on the day on which it is drawn',
  ],
  ['a letter that the font lacks', 'flowchart LR\n  A["☐ done"]', 'unclear', '1:5', 'The font of diagrams has no “☐”'],
  ['text over the edge of its box', `journey\n  section Start\n    ${long}: 3: Nurse`, 'unclear', '2:4', 'does not fit its box'],
  [
    'an icon that is not known',
    'architecture-beta\n  service a(nobody:knows)[Panel]',
    'unclear',
    '0:0',
    'An icon in this diagram is not known',
  ],
];

const sound: readonly (readonly [about: string, source: string])[] = [
  ['stereotypes and line breaks', 'classDiagram\n  class A {\n    <<interface>>\n  }\n  note for A "one<br>two"'],
  ['settings of its type', '---\nconfig:\n  sequence:\n    mirrorActors: false\n---\nsequenceDiagram\n  A->>B: hello'],
  ['colours of its own', 'flowchart LR\n  A:::hot --> B\n  classDef hot fill:#f96,stroke:darkred,color:#111'],
  ['tags as words', 'flowchart LR\n  A["#lt;b#gt; x"]'],
  ['signs of engineers', 'flowchart LR\n  A["p ≤ 5 bar, q ≥ 2 µl, a ≠ b ± 1 °C"] --> B["H₂O → CO₂ ✓ × ÷ ∞ Ω"]'],
  ['times of day', 'gantt\n  dateFormat HH:mm\n  axisFormat %H:%M\n  Run :a, 10:00, 30m'],
];

let drawn: ReadonlyMap<string, Drawn>;

beforeAll(async () => {
  drawn = await drawAll([...cases.map(([, source]) => source), ...sound.map(([, source]) => source)]);
});

function drawingOf(source: string): Drawing {
  const each = drawn.get(source);
  if (each === undefined || !('drawing' in each)) throw new Error(`nobody could draw it: ${JSON.stringify(each)}`);
  return each.drawing;
}

describe('a diagram is not shown as it is, and it is said where and why', () => {
  it.each(cases)('%s', (_, source, what, at, why) => {
    const { picture, troubles } = drawingOf(source);
    const [first] = troubles;
    expect({ what: first?.what, at: `${first?.line}:${first?.column}`, message: first?.message }).toEqual({
      what,
      at,
      message: expect.stringContaining(why),
    });
    expect(picture === undefined).toBe(what === 'refused');
    expect(first?.fix).toMatch(/\.$/);
  });
});

describe('a diagram is drawn with nothing to be said', () => {
  it.each(sound)('%s', (_, source) => {
    expect(drawingOf(source).troubles).toEqual([]);
    expect(drawingOf(source).picture).toBeDefined();
  });
});

it('tags as words are shown as words', () => {
  expect(drawingOf(sound[3]?.[1] ?? '').texts).toEqual(['<b> x']);
});
