// Are places and counts at one time those of a study that walks there?
import { expect, test } from 'vitest';
import { parseScenario, policies } from '../../../../src/compute/index.ts';
import { coverageStudy } from '../../../../src/compute/network/paths/coverageStudy.ts';
import { countSeen, fillKeyframes, takeOff } from '../../../../src/compute/network/paths/flight.ts';

const scenario = parseScenario(
  JSON.stringify({
    dawnline: 1,
    name: 'A plane of eight',
    startUtc: '2026-12-21T00:00:00Z',
    durationS: 600,
    fleets: [
      {
        id: 'plane',
        orbit: { kind: 'ring', altitudeKm: 550, inclinationDeg: 53, satelliteCount: 8 },
        platform: 'server-8',
      },
    ],
  }),
  {},
  { policyNames: policies.map(({ name }) => name) },
).scenario!;

function finish<Outcome>(work: Generator<unknown, Outcome>): Outcome {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

const flight = finish(takeOff(scenario));

test('counts at single times have the mean and the extremes of a study over them', () => {
  const elevationMinRad = (10 * Math.PI) / 180;
  const study = finish(coverageStudy(scenario, { cellDeg: 5, elevationMinRad, stepS: 300 }));
  const times = [0, 300, 600];
  const counts = times.map(
    (timeS) => finish(countSeen(flight, { timeS, cellDeg: 5, elevationMinRad })).counts,
  );
  expect(Math.max(...counts[0]!)).toBeGreaterThan(0);
  study.meanCount.forEach((mean, cell) => {
    const seen = counts.map((column) => column[cell]!);
    expect(mean).toBeCloseTo(seen.reduce((sum, count) => sum + count, 0) / times.length, 12);
    expect([study.minCount[cell], study.maxCount[cell]]).toEqual([
      Math.min(...seen),
      Math.max(...seen),
    ]);
  });
});

test('a keyframe is the same whether it is asked for alone or in a row', () => {
  const row = { startS: 0, stepS: 60, keyframeCount: 3, buffer: null };
  const three = finish(fillKeyframes(flight, row));
  const one = finish(fillKeyframes(flight, { ...row, startS: 120, keyframeCount: 1 }));
  expect(Array.from(three.states.subarray(2 * 8 * 6))).toEqual(Array.from(one.states));
  const again = finish(fillKeyframes(flight, { ...row, buffer: three.states.buffer }));
  expect(again.states.buffer).toBe(three.states.buffer);
});
