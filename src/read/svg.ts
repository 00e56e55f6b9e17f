import { SaxesParser } from 'saxes';

/**
 * What in an SVG file could run, move or be fetched from elsewhere when somebody opens it by itself, in words such as `a script`; undefined for one that only
 * shows something. A file that is no well-formed XML, or that declares entities, is taken for live: nobody knows what a browser makes of it.
 */
export function liveInSvg(text: string): string | undefined {
  let found: string | undefined;
  const see = (what: string) => {
    found ??= what;
  };
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', () => see('something that is no XML'));
  parser.on('doctype', (declared) => declared.includes('[') && see('declarations of its own'));
  parser.on('processinginstruction', ({ target }) => target.toLowerCase() !== 'xml' && see('an instruction to the browser'));
  parser.on('text', (words) => isAway(words) && see('a style from elsewhere'));
  parser.on('cdata', (words) => isAway(words) && see('a style from elsewhere'));
  parser.on('opentag', ({ name, attributes }) => {
    const tag = local(name);
    if (live.has(tag)) see(live.get(tag) as string);
    for (const [attribute, value] of Object.entries(attributes)) {
      const own = local(attribute);
      if (own.startsWith('on')) see('a script');
      else if (own === 'href' || own === 'src') {
        if (!/^\s*(?:#|data:image\/(?:png|jpeg|gif|webp);)/i.test(value)) see('a link that leads out of it');
      } else if (isAway(value)) see('a style from elsewhere');
    }
  });
  parser.write(text).close();
  return found;
}

/** Elements that are no part of a still picture. */
const live: ReadonlyMap<string, string> = new Map([
  ...['script', 'handler', 'listener'].map((name) => [name, 'a script'] as const),
  ...['foreignobject', 'iframe', 'embed', 'object', 'audio', 'video', 'canvas'].map((name) => [name, 'another page within it'] as const),
  ...['animate', 'animatemotion', 'animatetransform', 'set', 'discard'].map((name) => [name, 'something that moves'] as const),
]);

function local(name: string): string {
  return (name.split(':').at(-1) as string).toLowerCase();
}

/** CSS escapes could hide either word, so a backslash in a style counts as well. */
function isAway(value: string): boolean {
  return /@import|url\(\s*["']?\s*(?!#|data:image\/(?:png|jpeg|gif|webp);)[^\s"')]|expression\(/i.test(value) || /\\[0-9a-f]/i.test(value);
}
