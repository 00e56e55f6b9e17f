import { addressOf } from './address.ts';

/** A file of data as a classic script, the one way to load data that works from file://: `client/data.ts` reads it. The name may have folders in it. */
export function dataFile(name: string, value: unknown): readonly [path: string, text: string] {
  return [addressOf.data(name), `dhfData(${JSON.stringify(name)},${JSON.stringify(value)});\n`];
}
