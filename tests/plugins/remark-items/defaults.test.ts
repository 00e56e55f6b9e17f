import { expect, test } from 'vitest';
import { Vocabulary } from '../../../src/model/vocabulary.ts';
import { readMarkdown } from '../../../src/read/markdown/index.ts';

const text = `---
id: SRD-1
title: Software requirements
type: item-document
defaults:
  verification-method: test
  owner: Ada
  verifcation: typo
---

## SRS-1 Show the rate

- **Owner:** Bob

## JUS-1 No network
`;

function fieldsOf(id: string): Record<string, readonly string[]> {
  const { items } = readMarkdown('a.md', text, new Vocabulary());
  const item = items.find((each) => each.id.text === id);
  return Object.fromEntries((item?.fields ?? []).map((field) => [field.name, field.values.map((value) => value.text)]));
}

test('an item takes the defaults of its document, unless it says otherwise', () => {
  expect(fieldsOf('SRS-1')).toMatchObject({ 'verification-method': ['test'], owner: ['Bob'] });
});

test('a default that only other kinds have is not handed to an item that cannot have it', () => {
  expect(fieldsOf('JUS-1')).not.toHaveProperty('verification-method');
  expect(fieldsOf('JUS-1')).toMatchObject({ owner: ['Ada'] });
});

test('a default that no kind has reaches every item, so that it is found', () => {
  expect(fieldsOf('SRS-1')).toHaveProperty('verifcation');
  expect(fieldsOf('JUS-1')).toHaveProperty('verifcation');
});
