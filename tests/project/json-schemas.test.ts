import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { jsonSchemas } from '../../src/project/json-schemas.ts';
import { settingsText } from './folder.ts';

const page = readFileSync(new URL('./every-setting.yaml', import.meta.url), 'utf8');
let settings: ValidateFunction;
let item: ValidateFunction;

beforeAll(() => {
  const ajv = new Ajv({ allowUnionTypes: true, strictTypes: false, strictRequired: false });
  const schemas = jsonSchemas();
  settings = ajv.compile(schemas['dhf-settings-1.json'] ?? {});
  item = ajv.compile(schemas['dhf-item-1.json'] ?? {});
});

describe('the schema for dhf.yaml', () => {
  it('takes the page that shows every key, and the smallest settings', () => {
    expect([settings(parse(page)), settings.errors]).toEqual([true, null]);
    expect([settings(parse(settingsText())), settings.errors]).toEqual([true, null]);
  });

  it.each([
    ['a key nobody knows', 'langauge: en'],
    ['a value outside its list', 'language: fr'],
    ['an unknown kind', 'prefixes: { REQ: requirment }'],
    ['a missing key', 'registers: [{ kind: problem-report }]'],
  ])('refuses %s', (_, line) => {
    expect(settings(parse(settingsText(`${line}\n`)))).toBe(false);
  });
});

describe('the schema for front matter', () => {
  it.each([
    { id: 'SRS-1', title: 'T', category: ['functional'], 'derives-from': 'SYS-1', 'allocated-to': ['SWU-1'] },
    { id: 'X-1', type: 'risk', title: 'T', harm: 'burn' },
    { id: 'SDP-1', type: 'item-document', kind: 'software-development-plan', defaults: { owner: 'Ada' } },
  ])('takes $id', (front) => {
    expect([item(front), item.errors]).toEqual([true, null]);
  });

  it.each([
    ['a field of another kind', { id: 'SRS-1', harm: 'burn' }],
    ['a value outside its list', { id: 'SRS-1', category: ['function'] }],
    ['two ends where one is allowed', { id: 'SWU-1', 'part-of': ['SWI-1', 'SWI-2'] }],
    ['a field its type does not have', { id: 'SRS-1', type: 'risk', category: ['functional'] }],
    ['no ID', { title: 'T' }],
  ])('refuses %s', (_, front) => {
    expect(item(front)).toBe(false);
  });
});
