import type { Nodes, Parents, Root, Text } from 'mdast';

/**
 * Text struck through by one tilde on each side (`5~10 mL and 20~30 mL`) is taken back to the text it was: only `~~two~~` strike.
 * For parsers that cannot be told so; the tree is changed in place.
 */
export function undoLoneTildes(tree: Root, text: string): void {
  if (/~/.test(text)) undoIn(tree, text);
}

function undoIn(parent: Parents, text: string): void {
  if (parent.children.some((child) => isLone(child, text))) {
    parent.children = merged(parent.children.flatMap((child) => (isLone(child, text) ? spelled(child) : [child]))) as never;
    undoIn(parent, text);
    return;
  }
  for (const child of parent.children) if ('children' in child) undoIn(child, text);
}

function isLone(node: Nodes, text: string): node is Nodes & { type: 'delete' } {
  const start = node.position?.start.offset;
  return node.type === 'delete' && start !== undefined && text[start] === '~' && text[start + 1] !== '~';
}

function spelled(node: Nodes & { type: 'delete' }): Nodes[] {
  const { start, end } = node.position as NonNullable<Nodes['position']>;
  const tilde = (point: typeof start, before: number): Text => {
    const from = { line: point.line, column: point.column - before, offset: (point.offset ?? 0) - before };
    return { type: 'text', value: '~', position: { start: from, end: { ...from, column: from.column + 1, offset: from.offset + 1 } } };
  };
  return [tilde(start, 0), ...node.children, tilde(end, 1)];
}

/** Neighbouring texts become one, as a parser would have made them. */
function merged(nodes: readonly Nodes[]): Nodes[] {
  const result: Nodes[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type !== 'text' || last?.type !== 'text') {
      result.push(node);
      continue;
    }
    const position = last.position && node.position ? { position: { start: last.position.start, end: node.position.end } } : {};
    result[result.length - 1] = { type: 'text', value: last.value + node.value, ...position };
  }
  return result;
}
