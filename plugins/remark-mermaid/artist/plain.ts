/** What a parser says, in words of those who write diagrams. */
export interface Plain {
  readonly message: string;
  readonly fix: string;
}

const manual = 'Correct the diagram; https://mermaid.js.org says how each type is written.';

/** `found` is what stands where a parser stopped, when it says so by itself. */
export function plainWords(message: string, found: string | undefined): Plain {
  const [, unknown] = /^No diagram type detected [^\n]*for text:\s*(\S*)/.exec(message) ?? [];
  if (unknown !== undefined)
    return { message: `no type of diagram is called “${unknown}”`, fix: 'Begin with a type, such as `flowchart LR` or `sequenceDiagram`.' };
  if (message.startsWith('Diagrams beginning with ---'))
    return { message: 'its front matter is not closed', fix: 'Write `---` in a line of its own below it.' };
  const names = expectedIn(message);
  if (names !== undefined) return stopped(found ?? foundIn(message), names);
  const [, sign] = /unexpected character: ->([\s\S]*?)<-/.exec(message) ?? [];
  if (sign !== undefined) return stopped(sign, []);
  if (/^Lexical error/.test(message)) return { message: 'what stands there is not known to this type of diagram', fix: manual };
  return { message: firstLine(message), fix: manual };
}

/** As one parser lists them with commas, and another as the beginnings of sequences. */
function expectedIn(message: string): readonly string[] | undefined {
  const [, list] = /Expecting ('[^\n]*), got '/.exec(message) ?? [];
  if (list !== undefined) return [...list.matchAll(/'(.+?)'(?=,|$)/g)].map(([, name = '']) => name);
  const [, only] = /Expecting token of type '(.+?)'/.exec(message) ?? [];
  if (only !== undefined) return [only];
  if (!/Expecting: one of these/.test(message)) return undefined;
  return [...message.matchAll(/^\s*\d+\. \[([^,\]]+)/gm)].map(([, name = '']) => name);
}

function foundIn(message: string): string {
  return /but found:? [`']([\s\S]*?)[`'](?:\.?$| at line)/m.exec(message)?.[1] ?? '';
}

/** Names that parsers give to signs; others tell a writer nothing, and are left out. */
const signs: readonly (readonly [words: string, names: RegExp])[] = [
  ['`]`', /^(?:SQE|SQUARE_BRACES_END)$/],
  ['`)`', /^PE$/],
  ['`}`', /^(?:DIAMOND_STOP|STRUCT_STOP|STYLE_STOP)$/],
  ['the bracket that closes it', /^NODE_DEND$/],
  ['`|`', /^PIPE$/],
  ['`:`', /^(?:COLON|COLONSEP|:)$/],
  ['a comma', /^COMMA$/],
  ['`:` with a text', /^(?:TXT|DESCR)$/],
  ['`:` with dates', /^taskData$/],
  ['a text in quotes', /^(?:STR|STRING|QUOTED_STRING|PLAIN_STRING)$/],
  ['a number', /^(?:NUM|NUMBER|NUMBER_PIE|INT)$/],
  ['an arrow', /^(?:LINK|START_LINK|LINE|DOTTED_LINE|SOLID_ARROW|DOTTED_ARROW|-->)$/],
  ['a name', /^(?:NODE_STRING|ID|ALPHA|ACTOR|REFERENCE)$/],
  ['`as`', /^AS$/],
  ['`end`', /^end$/],
  ['the end of the line', /^(?:NEWLINE|NL|EOL)$/],
];

/** More choices than that are no help. */
const fewNames = 4;

function stopped(found: string, names: readonly string[]): Plain {
  const sought = soughtIn(names);
  const text = found.trim().split('\n')[0] ?? '';
  const isOver = found.trim() === '';
  const what = isOver ? (found.includes('\n') ? 'the line ends' : 'the diagram ends') : `“${text.slice(0, 40)}” stands`;
  if (sought === closing)
    return {
      message: `${what} where ${closing} is expected`,
      fix: 'Close the bracket, and write text with brackets or quotes in it between quotes: `A["Pump (left)"]`.',
    };
  if (sought !== undefined) return { message: `${what} where ${sought} is expected`, fix: manual };
  return { message: isOver ? `${what} too soon` : `${what} where it cannot be understood`, fix: manual };
}

const closing = 'the bracket that closes the text';

function soughtIn(names: readonly string[]): string | undefined {
  const known = [...new Set(signs.flatMap(([words, of]) => (names.some((name) => of.test(name)) ? [words] : [])))];
  if (['`]`', '`)`', '`}`'].every((bracket) => known.includes(bracket))) return closing;
  if (known.length === 0 || names.length > fewNames) return undefined;
  return known.join(' or ');
}

/** Without the words that say that it is an error. */
function firstLine(message: string): string {
  const first = message.split('\n')[0] ?? '';
  return (
    first
      .replace(/^(?:Syntax |Parse |Lexical )?error(?: in graph)?(?: on line \d+)?[.:]?\s*/i, '')
      .replace(/[.:]\s*$/, '')
      .slice(0, 240) || 'mermaid cannot read it'
  );
}
