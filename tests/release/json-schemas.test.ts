import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { releaseSchemas } from '../../src/release/json-schemas.ts';
import { manifestText } from '../../src/release/manifest.ts';
import { manifest } from './manifest-of.ts';

const ajv = new Ajv({ allowUnionTypes: true, strictTypes: false, strictRequired: false });
const schemas = releaseSchemas();

describe('the schemas of releases', () => {
  it.each(Object.keys(schemas))('%s can be used, and takes nothing empty', (name) => {
    expect(ajv.compile(schemas[name] ?? {})({})).toBe(false);
  });

  it('take a manifest, and none with a key that nobody knows', () => {
    const isManifest = ajv.compile(schemas['dhf-manifest-1.json'] ?? {});
    const data = JSON.parse(manifestText(manifest));
    expect([isManifest(data), isManifest.errors]).toEqual([true, null]);
    expect(isManifest({ ...data, more: 1 })).toBe(false);
    expect(isManifest({ ...data, files: [{ path: 'a', size: -1, sha256: '1'.repeat(64) }] })).toBe(false);
  });
});
