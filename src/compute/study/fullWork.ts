// What does one satellite deliver in a revolution in which there is always work?
import type { Progress } from '../account/result.ts';
import { causes, type Cause } from '../account/cause.ts';
import { simulate } from '../operate/simulate.ts';
import type { ElementSet, MeanOrbit } from '../../orbit/index.ts';
import type { JobRow, Platform, Satellite, Scenario } from '../scenario/scenario.ts';
import type { Decision, Policy } from '../schedule/policy.ts';

/** One revolution at full work, from and back to its cyclic steady state. */
export interface FullWork {
  /** Time at work, throttling taken off, over all accelerator-time. */
  readonly utilisationFraction: number;
  /** Electric power that servers got in the mean. */
  readonly computeW: number;
  readonly sunlitFraction: number;
  readonly stateOfChargeMinFraction: number;
  /** The most less the least that the battery held, per capacity. */
  readonly depthFraction: number;
  readonly temperatureMaxK: number;
  /** Accelerator-time lost, by cause; with the utilisation they sum to one. */
  readonly lostFractions: Readonly<Record<Cause, number>>;
}

/** Places and starts what there is, at once. */
const always: Policy = {
  name: 'always',
  summary: 'Everything on the first satellite at once',
  createMemory: () => null,
  decide: ({ events }) =>
    events.flatMap((event): Decision[] => {
      if (event.kind === 'jobReleased') {
        return [{ kind: 'place', job: event.job.index, satellites: [0] }];
      }
      if (event.kind !== 'inputArrived') return [];
      return [{ kind: 'start', job: event.job.index, satellites: [0] }];
    }),
};

/** Work on all accelerators that outlasts the run, its input on the first satellite. */
export function endlessJob(acceleratorCount: number, durationS: number): JobRow {
  const work = {
    kind: 'acceleratorSeconds',
    acceleratorS: 100 * acceleratorCount * durationS,
  } as const;
  const template = {
    id: 'full-work',
    kind: 'batch',
    work,
    acceleratorCount,
    inputBit: 0,
    outputBit: 0,
    deadlineS: 1000 * durationS,
    value: 1,
    lateValueFraction: 0,
    isPreemptible: true,
    checkpointS: 0,
    originState: 'ZZ',
  } as const;
  return { template, id: 'full-work', releaseS: 0, originSatelliteIndex: 0 };
}

/** The orbit's elements at another time: planes drift by J2, the altitude is kept. */
function elementsAt(elementSet: ElementSet, orbit: MeanOrbit, utcMs: number): ElementSet {
  const sinceS = (utcMs - orbit.epochUtcMs) / 1000;
  const turn = 2 * Math.PI;
  const wrapped = (angleRad: number): number => angleRad - turn * Math.floor(angleRad / turn);
  return {
    ...elementSet,
    epochUtcMs: utcMs,
    bstar: 0,
    rightAscensionRad: wrapped(orbit.rightAscensionRad + orbit.nodeRateRadPerS * sinceS),
    argumentOfPerigeeRad: wrapped(orbit.argumentOfPerigeeRad + orbit.perigeeRateRadPerS * sinceS),
    meanAnomalyRad: wrapped(orbit.meanAnomalyRad + orbit.anomalyRateRadPerS * sinceS),
  };
}

/** Which satellite, as what machine, when. */
export interface FullWorkRequest {
  readonly satelliteIndex: number;
  readonly orbit: MeanOrbit;
  readonly platform: Platform;
  readonly utcMs: number;
}

/** A scenario of this satellite alone for one revolution, always at work. */
function revolutionOf(scenario: Scenario, request: FullWorkRequest): Scenario {
  const { satelliteIndex, orbit, platform, utcMs } = request;
  const { id, name, ...place } = scenario.satellites[satelliteIndex]!;
  const fleet = scenario.fleets[place.fleetIndex]!;
  const elementSet = elementsAt(place.elementSet, orbit, utcMs);
  const alone: Satellite = { id, name, elementSet, fleetIndex: 0, planeIndex: 0, slotIndex: 0 };
  const durationS = (120 * Math.PI) / elementSet.meanMotionRadPerMin;
  return {
    ...scenario,
    startUtcMs: utcMs,
    durationS,
    stepS: durationS / 360,
    fleets: [{ ...fleet, platform, satelliteStart: 0, satelliteCount: 1 }],
    satellites: [alone],
    stations: [],
    links: { ...scenario.links, topology: 'none' },
    workload: { streams: [], rows: [endlessJob(platform.acceleratorCount, durationS)] },
    initialState: { kind: 'cyclic', utilisationFraction: 1 },
    radiation: { ...scenario.radiation, isOn: false },
  };
}

/**
 * One revolution of one satellite from a time on, by the simulator itself: cyclic steady state, one
 * endless job on all accelerators, no network, no radiation. Members of a formation fly as their
 * chief. Yields the simulator's progress; null where the orbit has no states.
 */
export function* fullWork(
  scenario: Scenario,
  request: FullWorkRequest,
): Generator<Progress, FullWork | null> {
  const single = revolutionOf(scenario, request);
  const { metrics, series, durationS } = yield* simulate(single, { policy: always, seed: 0 });
  const { fleet } = metrics;
  if (fleet.idleFractions.fault > 0) return null;
  let [most, least] = [0, 1];
  series.stateOfChargeFraction.forEach((share) => {
    most = Math.max(most, share);
    least = Math.min(least, share);
  });
  const lostFractions = Object.fromEntries(
    causes.map((cause) => [cause, fleet.idleFractions[cause]]),
  ) as Record<Cause, number>;
  return {
    utilisationFraction: fleet.utilisationFraction,
    computeW: fleet.energyToComputeJ / durationS,
    sunlitFraction: fleet.sunlitFraction,
    stateOfChargeMinFraction: fleet.stateOfChargeMinFraction,
    depthFraction: Math.max(0, most - Math.min(least, fleet.stateOfChargeMinFraction)),
    temperatureMaxK: fleet.temperatureMaxK,
    lostFractions,
  };
}
