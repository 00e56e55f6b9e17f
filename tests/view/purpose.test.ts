import { expect, it } from 'vitest';
import { purposeOf } from '../../src/view/purpose.ts';
import { graphOf, item } from '../build.ts';

it('the purpose of the device is that of its first intended use, or not known', () => {
  expect(purposeOf(graphOf([item('IU-1', { purpose: 'Gives insulin.' }), item('IU-2', { purpose: 'Gives water.' })]))).toBe(
    'Gives insulin.',
  );
  expect(purposeOf(graphOf([item('IU-1')]))).toBeUndefined();
  expect(purposeOf(graphOf([]))).toBeUndefined();
});
