// Do satellites that train together take the time that steps and exchanges over links need?
import { describe, expect, test } from 'vitest';
import { surveyWorld } from '../../../src/compute/operate/world.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import { allReduceSentByte, trainingStep } from '../../../src/compute/workload/training.ts';
import { acceleratorCount, all, firstOf, linkRateBitPerS, parameterCount } from './gangRig.ts';
import { ring, together } from './gangRig.ts';
import { checkLaws } from './laws.ts';
import { drain, eventsOf, jobOf, lostS, run } from './scenarios.ts';

/** What `workload/training.ts` says of the same cluster, with light on the slowest hop. */
function stepOf(scenario: Scenario, count: number, hopS: number, stepsPerExchange = 1) {
  const { accelerator } = scenario.fleets[0]!.platform;
  return trainingStep(
    { parameterCount, activeParameterCount: parameterCount },
    {
      ...{ satelliteCount: count, acceleratorsPerSatellite: acceleratorCount },
      ...{ flopPerS: accelerator.bf16FlopPerS, insideBytePerS: Infinity, insideHopS: 0 },
      ...{ outsideBitPerS: linkRateBitPerS, outsideHopS: hopS },
    },
    { tokensPerStep: 4e6, mfu: 0.4, gradientByte: 2, stepsPerExchange, overlapFraction: 0 },
  );
}

/** Light between those of a gang's neighbours that are farthest apart, in the mean of its time. */
function hopLightS(scenario: Scenario, members: readonly number[], finishedS: number): number {
  const { plan } = drain(surveyWorld(scenario)).network;
  const rows = Array.from({ length: plan.count }, (_, row) => row).filter(
    (row) => members.includes(plan.fromNode[row]!) && members.includes(plan.toNode[row]!),
  );
  const count = 1000;
  let sumS = 0;
  for (let at = 0.5; at < count; at += 1) {
    sumS += Math.max(...rows.map((row) => plan.lightAt(row, (at / count) * finishedS)));
  }
  return sumS / count;
}

describe('a gang on links that are always there', () => {
  const scenario = ring();
  const result = run(scenario, all);
  const job = jobOf(result, 'gang');
  const hopS = hopLightS(scenario, firstOf(12), job.finishedS);

  test('takes its steps and exchanges as long as the formula of the cluster says, to 1e-6', () => {
    checkLaws(result, scenario);
    expect(eventsOf(result, 'decisionRefused')).toEqual([]);
    const { stepS, computeS, waitS } = stepOf(scenario, 12, hopS);
    expect(waitS / computeS).toBeGreaterThan(0.1);
    expect(hopS).toBeGreaterThan(0.01);
    expect(job.finishedS / (200 * stepS)).toBeCloseTo(1, 6);
    expect(job.inUseS / (200 * computeS)).toBeCloseTo(1, 9);
    expect(lostS(result, 'gang', 'data') / (200 * waitS)).toBeCloseTo(1, 5);
  });

  test('sends 2(n − 1)/n of the gradients from each member in each exchange', () => {
    const sentBit = 200 * 8 * allReduceSentByte(12, 2 * parameterCount);
    for (const satellite of result.metrics.satellites) {
      expect(satellite.exchangedBit / sentBit).toBeCloseTo(1, 9);
    }
    expect(result.metrics.network.exchangedBit / (12 * sentBit)).toBeCloseTo(1, 9);
    expect(result.metrics.network.uplinkedBit).toBe(0);
  });

  test('is at work on each of its satellites at once, and waits there for data', () => {
    expect([...result.runSegments.satelliteIndex]).toEqual(firstOf(12));
    const [first] = result.metrics.satellites;
    const heldS = job.finishedS * acceleratorCount;
    const usedS = first!.utilisationFraction * 9000 * 72;
    const waitedS = first!.idleFractions.data * 9000 * 72;
    expect((usedS + waitedS) / heldS).toBeCloseTo(1, 9);
    const flop = result.metrics.satellites.map((satellite) => satellite.deliveredFlop);
    expect(flop[3]! / (result.metrics.compute.deliveredFlop / 12)).toBeCloseTo(1, 9);
  });

  test('does not depend on how many steps are taken together', () => {
    for (const roundS of [10, 300]) {
      const rows = scenario.workload.rows.map((row) => {
        const gang = { ...row.template.gang!, roundS };
        return { ...row, template: { ...row.template, gang } };
      });
      const other = { ...scenario, workload: { ...scenario.workload, rows } };
      const { finishedS } = jobOf(run(other, all), 'gang');
      expect(finishedS / job.finishedS).toBeCloseTo(1, 6);
    }
  });

  test('exchanges 200 times less where its members work alone for 200 steps', () => {
    const rare = ring({ job: { stepsPerExchange: 200 } });
    const seldom = run(rare, all);
    checkLaws(seldom, rare);
    const { metrics } = seldom;
    expect(result.metrics.network.exchangedBit / metrics.network.exchangedBit).toBeCloseTo(200, 6);
    const { stepS } = stepOf(rare, 12, hopS, 200);
    expect(jobOf(seldom, 'gang').finishedS / (200 * stepS)).toBeCloseTo(1, 6);
  });
});

test('a satellite more is a step less of work each, and a gang of two needs no ring', () => {
  const scenario = ring({ count: 2 });
  const result = run(scenario, together([4, 5]));
  checkLaws(result, scenario);
  const { finishedS } = jobOf(result, 'gang');
  const { stepS } = stepOf(scenario, 2, hopLightS(scenario, [4, 5], finishedS));
  expect(finishedS / (200 * stepS)).toBeCloseTo(1, 6);
});

test('on a chain the last sends to the first over all of the others, with their light', () => {
  const scenario = ring({ count: 4 });
  const result = run(scenario, together(firstOf(4)));
  checkLaws(result, scenario);
  const { finishedS } = jobOf(result, 'gang');
  const hopS = hopLightS(scenario, firstOf(4), finishedS);
  const near = stepOf(scenario, 4, hopS).stepS;
  const far = stepOf(scenario, 4, 3 * hopS).stepS;
  // Store and forward of the first block on each relay, once a round.
  expect(finishedS / 200).toBeGreaterThan(near);
  expect(finishedS / (200 * far)).toBeCloseTo(1, 3);
});

test('no gang ends before its slowest member: one that is capped slows all of them down', () => {
  const scenario = ring();
  const capped = together(firstOf(12), [
    [300, { kind: 'powerCap', satellite: 7, powerMaxW: 22_000 }],
  ]);
  const result = run(scenario, capped);
  checkLaws(result, scenario);
  const job = jobOf(result, 'gang');
  expect(job.finishedS).toBeGreaterThan(1.01 * jobOf(run(scenario, all), 'gang').finishedS);
  expect(lostS(result, 'gang', 'priority')).toBeGreaterThan(0);
  const [first, , , , , , , slow] = result.metrics.satellites;
  expect(first!.idleFractions.data).toBeGreaterThan(slow!.idleFractions.data);
  expect(slow!.idleFractions.priority).toBeGreaterThan(0);
});

const night = { rightAscensionDeg: 90 };
test('in the shadow the members run dry one after the other, and what is lost is energy', () => {
  const scenario = ring({ orbit: night, platform: { batteryCapacityWh: 20_000 } });
  const result = run(scenario, all);
  checkLaws(result, scenario);
  expect(lostS(result, 'gang', 'energy')).toBeGreaterThan(60);
});

describe('parts of the input', () => {
  const scenario = ring({ count: 3, job: { inputBitPerToken: 30, originSatellite: 'ring-3' } });
  const result = run(scenario, together([2, 3, 4]));

  test('go to every member, and the gang is ready when all of them are there', () => {
    checkLaws(result, scenario);
    const inputs = [...result.routes.directionCode].flatMap((code, row) =>
      code === 0 ? [row] : [],
    );
    expect(inputs.map((row) => result.routes.carriedBit[row])).toEqual([8e9, 8e9, 8e9]);
    expect(eventsOf(result, 'inputArrived')).toHaveLength(1);
    expect(jobOf(result, 'gang').status).toBe('onTime');
    expect(result.metrics.satellites[2]!.consumedBit).toBeCloseTo(24e9, 0);
  });
});

test('what a gang cannot be is refused with its cause', () => {
  const scenario = ring({ count: 3 });
  const refused = (satellites: readonly number[]) =>
    eventsOf(run(scenario, together(satellites)), 'decisionRefused').map(
      ({ cause, detail }) => `${cause}: ${detail}`,
    );
  const expected = 'accelerator: place: expected 3 different satellites, found';
  expect(refused([0])).toEqual([`${expected} [0]`]);
  expect(refused([0, 1, 1])).toEqual([`${expected} [0, 1, 1]`]);
  expect(refused([0, 1, 99])).toEqual(['accelerator: place: there is no satellite 99']);
  const moved = run(
    scenario,
    together([0, 1, 2], [[100, { kind: 'migrate', job: 0, satellites: [5] }]]),
  );
  expect(eventsOf(moved, 'decisionRefused')[0]!.detail).toBe('migrate: gangs do not move');
});

test('messages take the light of the way as it is, not that of the link at its longest', () => {
  // Two polar planes 40° apart: 350 km over the poles, 4,800 km over the equator.
  const orbit = { semiMajorAxisKm: 7028, inclinationDeg: 90 };
  const satellites = [
    { ...orbit, rightAscensionDeg: 70 },
    { ...orbit, rightAscensionDeg: 110, meanAnomalyDeg: 3 },
  ];
  const platform = { base: 'ai1', radiatorAreaM2: 1000, linkRateBitPerS };
  const scenario = ring({
    count: 2,
    job: { tokensPerStep: 1e5, trainingTokens: 5e8, gradientBytePerParameter: 1e-6 },
    more: {
      fleets: [{ id: 'ring', orbit: { kind: 'elements', satellites }, platform }],
      links: { topology: 'mesh', rangeMaxKm: 10_000, grazingAltitudeKm: 0 },
    },
  });
  const { plan } = drain(surveyWorld(scenario)).network;
  const result = run(scenario, together([0, 1]));
  // Rounds of some eighty exchanges, at whose ends messages are sent.
  const sentS = [...result.routes.endS];
  const meanS = sentS.reduce((sum, timeS) => sum + plan.lightAt(0, timeS), 0) / sentS.length;
  expect(plan.lightS[0]! / meanS).toBeGreaterThan(1.1);
  // Five thousand exchanges of two messages each.
  expect(lostS(result, 'gang', 'data') / (10_000 * meanS)).toBeCloseTo(1, 1);
});

test('gradients need no room where they are added up: small stores end a gang no later', () => {
  const places = together([0, 1]);
  const endless = run(ring({ count: 2 }), places);
  const scenario = ring({ count: 2, platform: { storageByte: 20e9 } });
  const small = run(scenario, places);
  checkLaws(small, scenario);
  expect(jobOf(small, 'gang').finishedS).toBe(jobOf(endless, 'gang').finishedS);
  // Of five exchanges in a round each of them gets 80 GB.
  expect(small.metrics.satellites[0]!.exchangedBit).toBeGreaterThan(8 * 20e9);
});
