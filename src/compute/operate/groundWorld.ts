// What would the same machines be on the ground, where power and data are always there?

import { mergeAccessWindows, mergeEclipseWindows, mergeLinkWindows } from '../../orbit/index.ts';
import type { Progress } from '../account/result.ts';
import { intervalTable } from '../network/groundReach.ts';
import { planContacts } from '../network/plan/planContacts.ts';
import { machineEventKinds } from '../plant/singleEvents.ts';
import { createSupply } from '../plant/supply.ts';
import type { Supply } from '../plant/supply.ts';
import { createThrottleLaw } from '../plant/throttle.ts';
import type { Fleet, JobTemplate, Platform, Scenario } from '../scenario/scenario.ts';
import type { Forecast } from '../schedule/policy.ts';
import type { JobColumns } from '../workload/arrivals.ts';
import { residencyRules } from '../workload/residency.ts';
import { runtimeClassIndex } from './jobTable.ts';
import { serverFactor } from './plantState.ts';
import type { StrikeTable } from './strikes.ts';
import type { World } from './world.ts';

/** Coolant of a rack at its warmest: of a cool room, or less where chips would slow down below. */
const coolantMaxK = 293.15;
const belowThrottleK = 1;
/** By how much a rack at full power warms over a run until then: nothing exhausts its cooling. */
const driftK = 2;
/** Nothing changes from cell to cell; more of them would only cost time. */
const cellCount = 24;
/** Power that is always there, over what all accelerators can draw. */
const headroom = 2;
/** Never used: no job has anything to send. */
const rateBitPerS = 1e12;

/** What all accelerators of a rack draw with their hosts; pumps are of the building. */
function fullDrawW(platform: Platform): number {
  const perServer = serverFactor({ ...platform, pumpFraction: 0 });
  return perServer * platform.accelerator.powerMaxW * platform.acceleratorCount;
}

/** The servers of a satellite without the satellite around them. */
function groundPlatform(platform: Platform, durationS: number): Platform {
  const { power, fission, battery, radiator } = platform;
  const drawnJ = fullDrawW(platform) * durationS;
  return {
    ...platform,
    pumpFraction: 0,
    housekeepingW: 0,
    power: {
      ...power,
      regulatorEfficiencyFraction: 1,
      busEfficiencyFraction: 1,
      pointOfLoadEfficiencyFraction: 1,
      busMaxW: Infinity,
    },
    fission: { ...fission, powerW: 0 },
    // Full and never asked: policies that look at charge find it there.
    battery: { ...battery, capacityJ: 1 },
    radiator: { ...radiator, areaM2: 0 },
    heatCapacityJPerK: 1 + drawnJ / driftK,
  };
}

/**
 * The scenario of a rack: the same servers under the same operators and states of registry, no
 * stations, no links, no weather; of what befalls machines only failures that come with age.
 */
export function groundScenario(scenario: Scenario): Scenario {
  const { fleets, durationS, radiation, weather } = scenario;
  const sensitivity = { ...radiation.sensitivity, latchUpsPerChipYear: 0 };
  return {
    ...scenario,
    hash: `ground-${scenario.hash}`,
    fleets: fleets.map((fleet): Fleet => {
      return { ...fleet, platform: groundPlatform(fleet.platform, durationS) };
    }),
    stations: [],
    links: { ...scenario.links, topology: 'none' },
    radiation: { ...radiation, sensitivity },
    weather: { ...weather, isOn: false },
  };
}

/** Nothing to send: data is there at once, and so are results; a building's network is no limit. */
function groundTemplate(template: JobTemplate): JobTemplate {
  const { gang } = template;
  const joined = gang === undefined ? {} : { gang: { ...gang, exchangeByte: 0 } };
  return { ...template, inputBit: 0, outputBit: 0, ...joined };
}

/** The same jobs; their data is there at once and their results are where they are wanted. */
export function groundJobs(jobs: JobColumns): JobColumns {
  return {
    ...jobs,
    templates: jobs.templates.map(groundTemplate),
    originSatelliteIndex: new Int32Array(jobs.count).fill(-1),
  };
}

/** Constant power, and no heat from outside. */
function groundSupply({ fleets, satellites, durationS }: Scenario): Supply {
  const grid = { startS: 0, stepS: durationS / cellCount, sampleCount: cellCount + 1 };
  const supply = createSupply({ satelliteCount: satellites.length, ...grid });
  satellites.forEach(({ fleetIndex }, s) => {
    const suppliedW = headroom * fullDrawW(fleets[fleetIndex]!.platform);
    supply.arrayFullSunW.fill(suppliedW, s * grid.sampleCount, (s + 1) * grid.sampleCount);
  });
  return supply;
}

/** Failures that come with age, at the same times on the same chips as in orbit. */
function ownFailures(strikes: StrikeTable): StrikeTable {
  const failure = machineEventKinds.indexOf('chipFailure');
  const rows: number[] = [];
  for (let row = 0; row < strikes.count; row += 1) {
    if (strikes.kindCode[row] === failure) rows.push(row);
  }
  const of = (column: ArrayLike<number>): number[] => rows.map((row) => column[row]!);
  return {
    count: rows.length,
    timeS: Float64Array.from(of(strikes.timeS)),
    satelliteIndex: Int32Array.from(of(strikes.satelliteIndex)),
    kindCode: Uint8Array.from(of(strikes.kindCode)),
    unitIndex: Int32Array.from(of(strikes.unitIndex)),
    isPermanent: Uint8Array.from(of(strikes.isPermanent)),
    fluxUnknownS: strikes.fluxUnknownS.map(() => 0),
  };
}

function groundForecast({ satellites, durationS, workload }: Scenario): Forecast {
  const count = satellites.length;
  const each = <T>(value: T): T[] => Array.from({ length: count }, () => value);
  const rates = new Float64Array(count).fill(rateBitPerS);
  const ground = {
    groundReach: intervalTable(each([0]), each([durationS])),
    uplinkRateBitPerS: rates,
    downlinkRateBitPerS: rates,
  };
  return {
    ...ground,
    byLaw: residencyRules(workload).map(() => ground),
    underClearSkies: null,
    eclipse: intervalTable(each([]), each([])),
    neighbours: {
      offset: new Int32Array(count + 1),
      satelliteIndex: new Int32Array(0),
      rateBitPerS: new Float64Array(0),
    },
  };
}

function sunlightOf(count: number, endS: number): World['sunlight'] {
  return {
    satelliteOffset: Int32Array.from({ length: count + 1 }, (_, s) => s),
    startS: new Float64Array(count),
    meanFraction: new Float64Array(count).fill(1),
    endS,
  };
}

function coolantOf({ platform }: Fleet): number {
  return Math.min(coolantMaxK, createThrottleLaw(platform).startK - belowThrottleK) - driftK;
}

/** A world as it would be on the ground; the survey of the orbits is not repeated. */
export function* groundWorld(world: World): Generator<Progress, World> {
  const scenario = groundScenario(world.scenario);
  const { satellites, fleets, durationS } = scenario;
  const count = satellites.length;
  const supply = groundSupply(scenario);
  const windows = {
    access: mergeAccessWindows([]),
    eclipses: mergeEclipseWindows([]),
    links: mergeLinkWindows([]),
  };
  const { statesAt } = world.supplies;
  const flight = { ...scenario, statesAt, eclipses: windows.eclipses };
  const radiusMaxKm = new Float64Array(count);
  const planning = planContacts(scenario, { ...windows, radiusMaxKm, flight });
  let step = planning.next();
  for (; !step.done; step = planning.next()) yield { stage: 'windows', doneFraction: 0 };
  const fluxMean = fleets.map(() => 0);
  return {
    ...world,
    ...windows,
    scenario,
    supplies: { chunkCount: 1, stepS: supply.stepS, statesAt, load: () => always(supply) },
    sunlight: sunlightOf(count, durationS),
    accessByStart: new Int32Array(0),
    network: step.value,
    lostS: new Float64Array(count).fill(Infinity),
    strikes: ownFailures(world.strikes),
    initialPlants: {
      storedJ: new Float64Array(count).fill(1),
      temperatureK: Float64Array.from(satellites, (each) => coolantOf(fleets[each.fleetIndex]!)),
      chipRiseK: new Float64Array(count),
    },
    forecast: groundForecast(scenario),
    runtimeClassIndex: runtimeClassIndex(scenario, fluxMean),
    fluxMean,
  };
}

function* always(supply: Supply): Generator<number, Supply> {
  yield 1;
  return supply;
}
