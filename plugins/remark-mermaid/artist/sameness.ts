/** The day on which all diagrams are drawn. */
export const drawingDay = { year: 1900, time: Date.UTC(1900, 0, 1) };

/** Lets chance come from the diagram's text alone, and stops the clock, until what it gives back is called. */
export function seed(source: string): () => void {
  const { random } = Math;
  const RealDate = globalThis.Date;
  let state = [...source].reduce((hash, sign) => Math.imul(hash ^ (sign.codePointAt(0) as number), 0x01000193), 0x811c9dc5);
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, as) => Reflect.construct(target, given.length === 0 ? [drawingDay.time] : given, as),
    get: (target, name) => (name === 'now' ? () => drawingDay.time : Reflect.get(target, name)),
  });
  return () => {
    Math.random = random;
    globalThis.Date = RealDate;
  };
}
