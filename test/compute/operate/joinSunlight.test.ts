// Is the sunlight of consecutive chunks that of the whole span?
import { expect, test } from 'vitest';
import { joinSunlight } from '../../../src/compute/operate/joinSunlight.ts';
import type { SunlightSegments } from '../../../src/orbit/index.ts';

function segments(
  bySatellite: readonly (readonly (readonly [number, number])[])[],
  endS: number,
): SunlightSegments {
  const satelliteOffset = new Int32Array(bySatellite.length + 1);
  bySatellite.forEach((rows, s) => (satelliteOffset[s + 1] = satelliteOffset[s]! + rows.length));
  const rows = bySatellite.flat();
  return {
    satelliteOffset,
    startS: Float64Array.from(rows, ([startS]) => startS),
    meanFraction: Float64Array.from(rows, ([, fraction]) => fraction),
    endS,
  };
}

test('sun and night that go on across a border stay one; a penumbra stays as it was cut', () => {
  const first = segments(
    [
      [
        [0, 1],
        [50, 0.5],
        [60, 0],
      ],
      [[0, 1]],
    ],
    100,
  );
  const second = segments(
    [
      [
        [100, 0],
        [120, 0.4],
      ],
      [
        [100, 0.7],
        [101, 0],
      ],
    ],
    200,
  );
  const third = segments(
    [
      [
        [200, 0.4],
        [205, 1],
      ],
      [[200, 1]],
    ],
    300,
  );
  const joined = joinSunlight([first, second, third]);
  expect([...joined.satelliteOffset]).toEqual([0, 6, 10]);
  expect([...joined.startS]).toEqual([0, 50, 60, 120, 200, 205, 0, 100, 101, 200]);
  expect([...joined.meanFraction]).toEqual([1, 0.5, 0, 0.4, 0.4, 1, 1, 0.7, 0, 1]);
  expect(joined.endS).toBe(300);
});
