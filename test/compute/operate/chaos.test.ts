// Do the books balance under policies that decide at random, in worlds put together at random?
import { expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import type { Cause } from '../../../src/compute/account/cause.ts';
import { causes } from '../../../src/compute/account/cause.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import type { Decision, Policy, PolicyState } from '../../../src/compute/schedule/policy.ts';
import { edf } from '../../../src/compute/schedule/edf.ts';
import { fifo } from '../../../src/compute/schedule/fifo.ts';
import { checkLaws } from './laws.ts';
import { batchJob, eventsOf, policyOf, ringFleet, run, scenarioOf } from './scenarios.ts';

/** A seeded sequence of numbers in [0, 1) for the policy (Lehmer's generator). */
function sequenceOf(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** Throws dice over every kind of decision, sensible and not, whenever it is asked. */
function dicePolicy(seed: number): Policy {
  const next = sequenceOf(seed);
  const index = (count: number) => Math.floor(next() * (count + 1));
  const kinds = ['place', 'start', 'start', 'preempt', 'resume', 'reject', 'powerCap', 'wake'];
  const jobs: number[] = [];
  const decide = ({ timeS, events, satellites }: PolicyState): Decision[] => {
    const sensible: Decision[] = [];
    for (const event of events) {
      if (event.kind === 'jobReleased') {
        jobs.push(event.job.index);
        const satellite =
          event.job.originSatelliteIndex < 0
            ? index(satellites.length - 1)
            : event.job.originSatelliteIndex;
        sensible.push({ kind: 'place', job: event.job.index, satellites: [satellite] });
      }
      if (event.kind === 'inputArrived') {
        const { satelliteIndex } = event.job;
        sensible.push({ kind: 'start', job: event.job.index, satellites: [satelliteIndex] });
      }
    }
    // Nothing at random about what has only just arrived: a policy must come to rest.
    if (next() < 0.5 || events.some(({ kind }) => kind === 'inputArrived')) return sensible;
    const kind = kinds[index(kinds.length - 1)] ?? 'wake';
    const job = jobs[index(jobs.length)] ?? -1;
    const satellite = index(satellites.length);
    const cause: Cause = causes[index(causes.length - 1)] ?? 'data';
    const powerMaxW = next() < 0.3 ? Infinity : next() * 2e5;
    const wakeS = timeS + next() * 2000;
    const dice = { kind, job, satellites: [satellite], satellite, cause, powerMaxW, timeS: wakeS };
    return [...sensible, dice as unknown as Decision];
  };
  return policyOf(decide);
}

const worlds = fc.record({
  satelliteCount: fc.integer({ min: 1, max: 5 }),
  rightAscensionDeg: fc.constantFrom(0, 45, 90),
  altitudeKm: fc.constantFrom(170, 400, 1200),
  isDecaying: fc.boolean(),
  topology: fc.constantFrom('none', 'ring', 'grid'),
  stepS: fc.constantFrom(60, 47.3, 240),
  durationS: fc.integer({ min: 2000, max: 16_000 }),
  platform: fc.record({
    arrayAreaM2: fc.constantFrom(0, 300, 600, 2000),
    batteryCapacityWh: fc.constantFrom(0, 5000, 115_000),
    batteryDepthOfDischargeMaxFraction: fc.constantFrom(0, 0.4, 1),
    batteryChargeEfficiencyFraction: fc.constantFrom(0.5, 0.95, 1),
    busEfficiencyFraction: fc.constantFrom(0.7, 1),
    pointOfLoadEfficiencyFraction: fc.constantFrom(0.8, 1),
    batteryChargeRatePerHour: fc.constantFrom(0.1, 2),
    housekeepingW: fc.constantFrom(0, 3000, 400_000),
    radiatorAreaM2: fc.constantFrom(0, 30, 110, 1000),
    heatCapacityJPerK: fc.constantFrom(5e4, 1.2e6),
    terminalCount: fc.constantFrom(0, 1, 2),
    uplinkRateBitPerS: fc.constantFrom(0, 1e8, 1e10),
    linkRateBitPerS: fc.constantFrom(0, 1e8),
  }),
  antennaCount: fc.integer({ min: 1, max: 2 }),
  jobs: fc.array(
    fc.record({
      releaseS: fc.integer({ min: 0, max: 6000 }),
      runtimeS: fc.constantFrom(0, 1, 600, 5000),
      acceleratorCount: fc.constantFrom(1, 20, 72),
      inputBit: fc.constantFrom(0, 0, 1e9, 1e11),
      outputBit: fc.constantFrom(0, 1e9, 1e11),
      deadlineS: fc.constantFrom(60, 3000, 50_000),
      checkpointS: fc.constantFrom(0, 60, 1e6),
      preemptible: fc.boolean(),
      isOnBoard: fc.boolean(),
    }),
    { minLength: 1, maxLength: 30 },
  ),
  seed: fc.integer({ min: 0, max: 1e6 }),
});
type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

/** From never to many times an hour, and restarts that are over at once or never. */
const radiations = fc.record({
  isOn: fc.constant(true),
  hostCount: fc.constantFrom(0, 1, 20),
  silentCorruptionKradPerEvent: fc.constantFrom(1e-5, 0.017),
  memoryUncorrectableKradPerEvent: fc.constantFrom(1e-6, 1e-4, 0.044),
  chipInterruptKradPerEvent: fc.constantFrom(1e-6, 5),
  hostProcessorInterruptKradPerEvent: fc.constantFrom(1e-7, 1e-5, 0.45),
  latchUpPerYear: fc.constantFrom(0, 100, 10_000),
  failuresPerYear: fc.constantFrom(0, 1000),
  permanentFraction: fc.constantFrom(0, 0.2, 1),
  restartS: fc.constantFrom(0, 100, 86_400),
  hostRestartS: fc.constantFrom(0, 600, 86_400),
  checkpointIntervalS: fc.constantFrom(undefined, 1, 100),
});

function worldScenario(world: World, radiation: object = {}): Scenario {
  const { satelliteCount, rightAscensionDeg, altitudeKm, antennaCount } = world;
  const stations = ['svalbard', 'troll', 'awarua'].map((base) => ({ base, antennaCount }));
  const jobs = world.jobs.map(({ runtimeS, isOnBoard, ...job }, at) =>
    batchJob(`j${at}`, {
      ...job,
      acceleratorS: runtimeS * job.acceleratorCount,
      ...(isOnBoard ? { originSatellite: `ring-${(at % satelliteCount) + 1}` } : {}),
    }),
  );
  const scenario = scenarioOf({
    durationS: world.durationS,
    stepS: world.stepS,
    fleets: [ringFleet(satelliteCount, world.platform, { rightAscensionDeg, altitudeKm })],
    stations,
    links: { topology: world.topology, rangeMaxKm: 50_000, grazingAltitudeKm: 0 },
    radiation,
    workload: { jobs: jobs.filter(({ releaseS }) => releaseS < world.durationS) },
  });
  if (!world.isDecaying) return scenario;
  const satellites = scenario.satellites.map((satellite, at) => ({
    ...satellite,
    elementSet: { ...satellite.elementSet, bstar: at % 2 === 0 ? 0.1 : 0 },
  }));
  return { ...scenario, satellites };
}

test('whatever is decided, energy, heat, data, jobs and time balance to 1e-9', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const scenario = worldScenario(world);
      const result = run(scenario, dicePolicy(world.seed));
      checkLaws(result, scenario);
      // Whoever is told to do what cannot be done says so, and nothing else is lost.
      for (const { cause, detail } of eventsOf(result, 'decisionRefused')) {
        expect(cause).not.toBeNull();
        expect(detail.length).toBeGreaterThan(5);
      }
    }),
    { numRuns: 25, seed: 5 },
  );
});

test('however much is struck and fails, everything still balances to 1e-9', () => {
  fc.assert(
    fc.property(
      worlds,
      radiations,
      fc.constantFrom(null, fifo, edf),
      (world, radiation, policy) => {
        const scenario = worldScenario(world, radiation);
        checkLaws(run(scenario, policy ?? dicePolicy(world.seed)), scenario);
      },
    ),
    { numRuns: 25, seed: 6 },
  );
});
