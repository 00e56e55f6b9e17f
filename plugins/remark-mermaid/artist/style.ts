import { type DomElement, isElement, isSvg } from './dom.ts';
import type { FontMetrics } from './font.ts';
import { classesOf, parseSelector, type Selector } from './selector.ts';

/** What a rule or a `style` attribute says of one property. */
interface Declaration {
  readonly property: string;
  readonly value: string;
  readonly important: boolean;
}

interface Rule {
  readonly selector: Selector;
  readonly declarations: readonly Declaration[];
  /** Of two that ask as exactly, the later one counts. */
  readonly order: number;
}

/** The rules of a style sheet outside of `@media` and the like, which ask about what is not known here. */
export function rulesOf(sheet: string): readonly Rule[] {
  const rules: Rule[] = [];
  for (const { selectors, body } of blocks(sheet.replaceAll(/\/\*[\s\S]*?\*\//g, ''))) {
    if (selectors.startsWith('@')) continue;
    const declarations = declarationsOf(body);
    for (const each of outside(selectors, ',')) rules.push({ selector: parseSelector(each), declarations, order: rules.length });
  }
  return rules;
}

function* blocks(sheet: string): Iterable<{ readonly selectors: string; readonly body: string }> {
  let at = 0;
  for (let open = sheet.indexOf('{', at); open >= 0; open = sheet.indexOf('{', at)) {
    let end = open + 1;
    for (let depth = 1; depth > 0 && end < sheet.length; end += 1) {
      if (sheet[end] === '{') depth += 1;
      if (sheet[end] === '}') depth -= 1;
    }
    yield {
      selectors: sheet
        .slice(at, open)
        .replace(/^[\s;]+/, '')
        .trim(),
      body: sheet.slice(open + 1, end - 1),
    };
    at = end;
  }
}

/** What stands between `;` of a `style` attribute or a rule. */
export function declarationsOf(body: string): readonly Declaration[] {
  return outside(body, ';').flatMap((part) => {
    const colon = part.indexOf(':');
    if (colon < 0) return [];
    const written = part.slice(colon + 1).trim();
    const value = written.replace(/\s*!\s*important$/i, '');
    return [{ property: part.slice(0, colon).trim().toLowerCase(), value, important: value !== written }];
  });
}

/** Parts between signs that stand outside of parentheses and quotes. */
function outside(text: string, sign: ',' | ';'): string[] {
  const parts = text.match(new RegExp(`(?:"[^"]*"|'[^']*'|\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)|[^${sign}"'(])+`, 'g')) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** What style sheet and `style` attribute say of an element, by property: of several the one that counts. What its attributes say counts less. */
export function declaredOn(element: DomElement): ReadonlyMap<string, string> {
  return new Map([...strongest(element, () => true)].map(([property, { value }]) => [property, value]));
}

function declared(element: DomElement, property: string): string | undefined {
  return strongest(element, (each) => each === property).get(property)?.value;
}

interface Strong {
  readonly value: string;
  readonly weight: number;
}

function strongest(element: DomElement, isWanted: (property: string) => boolean): Map<string, Strong> {
  const found = new Map<string, Strong>();
  const add = ({ property, value, important }: Declaration, weight: number) => {
    const all = weight + (important ? 1e9 : 0);
    if (isWanted(property) && all >= (found.get(property)?.weight ?? 0)) found.set(property, { value, weight: all });
  };
  for (const { selector, declarations, order } of rulesAbout(element)) {
    if (!declarations.some(({ property }) => isWanted(property)) || !selector.matches(element)) continue;
    for (const each of declarations) add(each, selector.specificity + order / 1e6);
  }
  const style = element.getAttribute('style');
  if (style) for (const each of declarationsOf(style)) add(each, 1e8);
  return found;
}

interface Sheet {
  readonly text: string;
  readonly rules: ReadonlyMap<string, readonly Rule[]>;
}

const sheets = new WeakMap<DomElement, Sheet>();

/** Rules of the style sheets that stand at the top of the picture an element is in, as far as it has a name that they ask for. */
function rulesAbout(element: DomElement): readonly Rule[] {
  let root = element;
  for (let at: DomElement | null = element; isElement(at) && isSvg(at); at = at.parentNode) root = at;
  const { rules } = sheetOf(root);
  if (rules.size === 0) return [];
  const keys = ['*', element.localName, `#${element.getAttribute('id')}`, ...new Set(classesOf(element).map((name) => `.${name}`))];
  return keys.flatMap((key) => rules.get(key) ?? []);
}

function sheetOf(root: DomElement): Sheet {
  let text = '';
  for (const each of root.children) if (each.localName === 'style') text += `${each.textContent}\n`;
  const known = sheets.get(root);
  if (known?.text === text) return known;
  const sheet = { text, rules: Map.groupBy(rulesOf(text), ({ selector }) => selector.key) };
  sheets.set(root, sheet);
  return sheet;
}

/** Properties of text that an element has from the one around it, with what holds outside of the picture. */
const inherited: Readonly<Record<string, string>> = {
  'font-size': '16px',
  'font-weight': '400',
  'font-family': '',
  'font-style': 'normal',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
  'white-space': 'normal',
};

/** The value that counts for an element, from those around it where it is inherited; undefined where nothing is said. */
export function styleOf(element: DomElement, property: string): string | undefined {
  for (let at: DomElement | null = element; isElement(at); at = at.parentNode) {
    const value = declared(at, property) ?? at.getAttribute(property) ?? undefined;
    if (value !== undefined && value !== '' && value !== 'inherit') return value;
    if (!Object.hasOwn(inherited, property)) return undefined;
  }
  return inherited[property];
}

/** In pixels. Throws for a size that it cannot tell. */
export function fontSizeOf(element: DomElement, font: Pick<FontMetrics, 'xHeight'>): number {
  const around = () => (isElement(element.parentNode) ? fontSizeOf(element.parentNode, font) : 16);
  const written = declared(element, 'font-size') ?? element.getAttribute('font-size') ?? '';
  if (written === '' || written === 'inherit') return around();
  const [, digits = '', unit = ''] = /^([\d.]+)([a-z%]*)$/.exec(written) ?? [];
  const number = Number.parseFloat(digits);
  switch (unit) {
    case '':
    case 'px':
      if (Number.isFinite(number)) return number;
      break;
    case 'pt':
      return (number * 4) / 3;
    case 'rem':
      return number * 16;
    case 'em':
      return number * around();
    case '%':
      return (number / 100) * around();
    case 'ex':
      return number * font.xHeight * around();
  }
  throw new Error(`a font of size ${written} cannot be measured`);
}

export function fontWeightOf(element: DomElement): number {
  const written = styleOf(element, 'font-weight') ?? '400';
  const known: Readonly<Record<string, number>> = { normal: 400, lighter: 400, bold: 700, bolder: 700 };
  const weight = known[written] ?? Number(written);
  if (!Number.isFinite(weight)) throw new Error(`a font of weight ${written} cannot be measured`);
  return weight;
}
