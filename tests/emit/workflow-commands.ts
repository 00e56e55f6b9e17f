/** A workflow command as GitHub's runner takes it from one line of output. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const commandNames = new Set(['error', 'warning', 'notice', 'debug', 'add-mask', 'stop-commands', 'group', 'set-output', 'save-state']);

/** Output as the runner reads it, line by line, after its published grammar: `::name key=value,…::data` first, else `##[name key=value;…]data`. */
export function workflowCommands(output: string): WorkflowCommand[] {
  return output.split(/\r\n|\r|\n/).flatMap((line) => second(line.trimStart()) ?? first(line) ?? []);
}

function second(line: string): WorkflowCommand | undefined {
  const end = line.indexOf('::', 2);
  if (!line.startsWith('::') || end < 0) return undefined;
  return command(line.slice(2, end), ',', line.slice(end + 2), dataEscapes, propertyEscapes);
}

function first(line: string): WorkflowCommand | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return undefined;
  return command(line.slice(start + 3, end), ';', line.slice(end + 1), oldEscapes, oldEscapes);
}

type Escapes = readonly (readonly [replacement: string, token: string])[];
const dataEscapes: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
];
const propertyEscapes: Escapes = [...dataEscapes.slice(0, 2), ['%3A', ':'], ['%2C', ','], ['%25', '%']];
const oldEscapes: Escapes = [['%3B', ';'], ...dataEscapes.slice(0, 2), ['%5D', ']'], ['%25', '%']];

function command(info: string, comma: string, data: string, inData: Escapes, inProperties: Escapes): WorkflowCommand | undefined {
  const [name = '', ...rest] = info.split(' ');
  if (!commandNames.has(name)) return undefined;
  const pairs = rest
    .join(' ')
    .trim()
    .split(comma)
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
  return {
    name,
    properties: Object.fromEntries(pairs.filter(([key]) => key !== '').map(([key, value]) => [key, unescaped(value, inProperties)])),
    data: unescaped(data, inData),
  };
}

function unescaped(text: string, escapes: Escapes): string {
  return escapes.reduce((whole, [replacement, token]) => whole.replaceAll(replacement, token), text);
}
