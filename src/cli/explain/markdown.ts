import type { Paint } from '../../emit/text/lines.ts';

/** A page of our own Markdown as text for a terminal: headings, paragraphs wrapped to a width, lists, and fences set in by four. */
export function readable(markdown: string, width: number, paint: Paint): string {
  const out: string[] = [];
  let paragraph: string[] = [];
  let fence = '';
  const flush = () => {
    if (paragraph.length > 0) out.push(...wrapped(paragraph.join(' '), width).map((line) => inline(line, paint)));
    paragraph = [];
  };
  for (const line of markdown.split('\n')) {
    const ticks = /^(?:`{3,}|~{3,})/.exec(line)?.[0] ?? '';
    if (fence !== '') {
      if (ticks.startsWith(fence)) {
        if (out.at(-1)?.startsWith('  dhf says')) out.push('    nothing');
        fence = '';
      } else out.push(line === '' ? '' : `    ${line}`);
    } else if (ticks !== '') {
      flush();
      fence = ticks;
      out.push(paint('dim', fenceTitle(line.slice(ticks.length).trim())));
    } else {
      if (line === '' || /^(?:#| *(?:[-*+|]|\d+[.)]))/.test(line)) flush();
      if (line.startsWith('#')) out.push(paint('bold', line.replace(/^#+ */, '')));
      else if (line === '') out.push('');
      else paragraph.push(paragraph.length === 0 ? line : line.trim());
    }
  }
  flush();
  return `${out
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** `md file=SRS-001.md` names a file; what dhf says of it stands in a fence of its own. */
function fenceTitle(info: string): string {
  const file = /\bfile=(\S+)/.exec(info)?.[1];
  return `  ${file ?? (/\bexpect\b/.test(info) ? 'dhf says' : info)}:`;
}

/** Breaks text between words; what follows the sign of a list is set in below its text. Rows of tables stay whole. */
function wrapped(text: string, width: number): string[] {
  if (text.trimStart().startsWith('|')) return [text];
  const sign = /^ *(?:[-*+]|\d+[.)]) +/.exec(text)?.[0] ?? '';
  const lines: string[] = [];
  let line = '';
  for (const word of text.slice(sign.length).trim().split(/ +/)) {
    if (line !== '' && sign.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line].map((each, at) => (at === 0 ? sign : ' '.repeat(sign.length)) + each);
}

/** Code stays as it is: what looks like a link in it is none. */
function inline(text: string, paint: Paint): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, at) =>
      at % 2 === 1
        ? paint('cyan', part)
        : part.replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1').replaceAll(/\*\*([^*]+)\*\*/g, (_, words: string) => paint('bold', words)),
    )
    .join('');
}
