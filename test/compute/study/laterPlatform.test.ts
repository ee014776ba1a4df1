// Does a machine end its life the same way from whatever age it is looked at?
import { expect, test } from 'vitest';
import { agedPlatform } from '../../../src/compute/plant/ageing.ts';
import { endOfLifePlatform } from '../../../src/compute/study/laterPlatform.ts';
import { machineOf } from './machines.ts';

const ai1 = machineOf('ai1');

test('from new, and from two years on, the end of life is the same machine', () => {
  const fromNew = endOfLifePlatform(ai1, 0);
  const fromTwo = endOfLifePlatform(agedPlatform(ai1, 2), 2);
  expect(fromTwo.array.degradationFraction).toBeCloseTo(fromNew.array.degradationFraction, 12);
  expect(fromTwo.battery.capacityJ).toBeCloseTo(fromNew.battery.capacityJ, 3);
  expect(fromTwo.radiator).toEqual(fromNew.radiator);
});

test('a machine past its design life is left as it is', () => {
  const old = agedPlatform(ai1, 7);
  expect(endOfLifePlatform(old, 7)).toEqual(old);
});
