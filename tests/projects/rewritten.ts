/** The same Markdown with paragraphs and list items wrapped at another width. What begins a block, and what holds a hard break, is left alone. */
export function rewrapped(text: string, width: number): string {
  return eachBlock(text, (lines) => {
    const [, marker = ''] = /^(\s*(?:[-*]|\d+[.)])\s+|)/.exec(lines[0] ?? '') ?? [];
    const [first = '', ...others] = lines;
    const isPlain = others.every((line) => !/^\s*(?:[-*+>#|=]|\d+[.)]|```|~~~|<|\[)/.test(line) && line.search(/\S/) === marker.length);
    if (!isPlain || /^\s*[>#|<`~=[]/.test(first) || lines.some((line) => /\s\s$|\\$/.test(line))) return lines;
    const words = [first.slice(marker.length), ...others]
      .join(' ')
      .split(/ +/)
      .filter((word) => word !== '');
    return wrapped(words, width).map((line, at) => `${at === 0 ? marker : ' '.repeat(marker.length)}${line}`);
  });
}

/** Lines break before words that can begin nothing but text. */
function wrapped(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || (last.length + word.length + 1 > width && /^\p{L}/u.test(word))) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** Each run of lines between blank ones, outside front matter and fences; every list item is a block of its own. */
function eachBlock(text: string, edit: (lines: readonly string[]) => readonly string[]): string {
  const [, front = '', body = ''] = /^(---\n[\s\S]*?\n---\n|)([\s\S]*)$/.exec(text) ?? [];
  const out: string[] = [];
  let block: string[] = [];
  let fence = false;
  const end = () => {
    if (block.length > 0) out.push(...edit(block));
    block = [];
  };
  for (const line of body.split('\n')) {
    if (/^\s*(?:```|~~~)/.test(line)) {
      end();
      fence = !fence;
      out.push(line);
    } else if (fence || line.trim() === '') {
      end();
      out.push(line);
    } else {
      if (/^\s*(?:[-*]|\d+[.)])\s/.test(line)) end();
      block.push(line);
    }
  }
  end();
  return `${front}${out.join('\n')}`;
}

/** The same front matter with its keys and the values of its lists in reverse order. */
export function reordered(text: string): string {
  return text.replace(/^---\n([\s\S]*?)\n---\n/, (_, front: string) => {
    const keys = front
      .split(/\n(?=[A-Za-z])/)
      .map((key) => key.replace(/: \[([^"'\]]*)\]$/, (_whole, list: string) => `: [${list.split(', ').reverse().join(', ')}]`));
    return `---\n${keys.reverse().join('\n')}\n---\n`;
  });
}

/** The same tables of items, the last row first. */
export function rowsTurned(text: string): string {
  return text.replaceAll(/^(\| ID \|.*\n\|[ :|-]+\n)((?:\|.*\n)+)/gm, (_, head: string, rows: string) => {
    return `${head}${rows
      .split(/(?<=\n)/)
      .reverse()
      .join('')}`;
  });
}
