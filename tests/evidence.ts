import type { Evidence } from '../src/model/evidence.ts';
import { lineStart, type Place } from '../src/model/place.ts';

/**
 * Evidence as `facts.json` of a test project or an example writes it: the shape of `Evidence`, with each `place` as `FILE:LINE`.
 * Read by tests only; the product reads the records of tools.
 */
export function evidenceIn(json: string): Evidence {
  return JSON.parse(json, (key, value: unknown) => (key === 'place' ? placeIn(String(value)) : value));
}

function placeIn(text: string): Place {
  const [, file, line] = /^(.+):(\d+)$/.exec(text) ?? [];
  if (file === undefined) throw new Error(`“${text}” is no place; write FILE:LINE`);
  return lineStart(file, Number(line));
}
