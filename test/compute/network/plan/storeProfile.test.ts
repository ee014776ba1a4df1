// Does the broken line of a store say the same as its stays, one by one?
import { expect, test } from 'vitest';
import { fc } from '../../../chance.ts';
import { stayBit } from '../../../../src/compute/network/plan/stay.ts';
import type { Stay } from '../../../../src/compute/network/plan/stay.ts';
import { StoreProfile } from '../../../../src/compute/network/plan/storeProfile.ts';

/** Corners at whole seconds, often at the same ones, whole bits between; some stay for good. */
const stays = fc
  .record({
    startS: fc.nat(20),
    corners: fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.nat(9)), { maxLength: 4 }),
    firstBit: fc.nat(9),
    isLeaving: fc.boolean(),
  })
  .map(({ startS, corners, firstBit, isLeaving }): Stay => {
    const timeS = [startS];
    const bits = [firstBit];
    for (const [lengthS, each] of corners) {
      timeS.push(timeS[timeS.length - 1]! + lengthS);
      bits.push(each);
    }
    if (isLeaving && bits.length > 1) bits[bits.length - 1] = 0;
    return { node: 0, timeS, bits };
  });

const sumAt = (all: readonly Stay[], baseBit: number, timeS: number) =>
  all.reduce((sum, each) => sum + stayBit(each, timeS), baseBit);

test('a stay is tight first where the sum of all is, corner by corner', () => {
  let tightCount = 0;
  fc.assert(
    fc.property(
      fc.array(stays, { maxLength: 8 }),
      stays,
      fc.nat(9),
      fc.integer({ min: 1, max: 50 }),
      (all, own, baseBit, roomBit) => {
        const profile = new StoreProfile(all, baseBit);
        const lastS = own.bits.at(-1) === 0 ? own.timeS.at(-1)! : Infinity;
        const corners = [...all.flatMap(({ timeS }) => timeS), ...own.timeS]
          .filter((timeS) => timeS >= own.timeS[0]! && timeS <= lastS)
          .sort((a, b) => a - b);
        // Between whole bits, halves and thirds: rounding never decides.
        const room = roomBit + 0.4142;
        const tight = corners.find((timeS) => sumAt([...all, own], baseBit, timeS) > room);
        if (tight !== undefined) tightCount += 1;
        expect(profile.firstTightS(own, room)).toBe(tight ?? Infinity);
      },
    ),
    { numRuns: 2000 },
  );
  expect(tightCount).toBeGreaterThan(200);
});

test('it is fullest after a time at the highest corner that is still to come', () => {
  fc.assert(
    fc.property(fc.array(stays, { maxLength: 8 }), fc.nat(40), (all, timeS) => {
      const later = all.flatMap((each) => each.timeS).filter((each) => each > timeS);
      const fullestS = new StoreProfile(all, 3).fullestAfterS(timeS);
      if (later.length === 0) {
        expect(fullestS).toBeNaN();
        return;
      }
      expect(later).toContain(fullestS);
      const most = Math.max(...later.map((each) => sumAt(all, 3, each)));
      expect(sumAt(all, 3, fullestS)).toBeCloseTo(most, 9);
    }),
    { numRuns: 1000 },
  );
});
