// What is the world in which policies compete? Orbits, windows, forecasts: nothing of any schedule.

import {
  createStateSource,
  findAccess,
  findEclipses,
  findSunlight,
  mergeAccessWindows,
  mergeEclipseWindows,
  mergeLinkWindows,
} from '../../orbit/index.ts';
import type {
  AccessWindows,
  EclipseWindows,
  Ephemeris,
  LinkWindows,
  StatesAt,
  SunlightSegments,
} from '../../orbit/index.ts';
import type { Progress } from '../account/result.ts';
import { planContacts } from '../network/plan/planContacts.ts';
import type { NetworkPlan } from '../network/plan/planContacts.ts';
import { cutToTerminalReach } from '../network/reach.ts';
import { createWeather, type Weather } from '../network/weather/weather.ts';
import { createLinkFinder, type LinkFinder } from '../network/paths/linkFinder.ts';
import { orbitOf } from '../scenario/orbitOf.ts';
import { fleetFluxMean } from '../plant/fleetRadiation.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Forecast } from '../schedule/policy.ts';
import { forecastOf } from './forecast.ts';
import { initialPlants } from './initial.ts';
import type { InitialPlants } from './initial.ts';
import { joinSunlight } from './joinSunlight.ts';
import { runtimeClassIndex } from './jobTable.ts';
import { StrikeSurvey } from './strikes.ts';
import type { StrikeTable } from './strikes.ts';
import { SupplySource } from './supplies.ts';
import type { Supplies } from './supplies.ts';

/** All that does not depend on the policy; policies are compared in one world. */
export interface World {
  readonly scenario: Scenario;
  readonly supplies: Supplies;
  readonly access: AccessWindows;
  readonly eclipses: EclipseWindows;
  readonly links: LinkWindows;
  readonly sunlight: SunlightSegments;
  /** Rows of the access table in the order of their starts. */
  readonly accessByStart: Int32Array;
  /** Who can send to whom, when and how fast. */
  readonly network: NetworkPlan;
  /** What the sky above each station does. */
  readonly weather: Weather;
  /** When a satellite's orbit can no longer be propagated; Infinity: never. */
  readonly lostS: Float64Array;
  /** What strikes the machines; empty with radiation off. */
  readonly strikes: StrikeTable;
  readonly initialPlants: InitialPlants;
  readonly forecast: Forecast;
  /** By fleet: which column of runtimes applies. */
  readonly runtimeClassIndex: readonly number[];
  /** By fleet: relative flux of protons in the mean; 0 with radiation off. */
  readonly fluxMean: readonly number[];
}

/** Between samples of a minute no orbit rises by more. */
const radiusMarginFraction = 1.001;
/** Shares of the survey's progress, by what takes how long. */
const surveyShare = 0.85;

interface Chunk {
  readonly access: AccessWindows;
  readonly eclipses: EclipseWindows;
  readonly links: LinkWindows;
  readonly sunlight: SunlightSegments;
}

function* surveyChunk(
  scenario: Scenario,
  ephemeris: Ephemeris,
  statesAt: StatesAt,
  findLinks: LinkFinder,
): Generator<number, Chunk> {
  const { startUtcMs, stations, earth, ut1MinusUtcS, durationS } = scenario;
  const endS = Math.min(
    durationS,
    ephemeris.startS + (ephemeris.sampleCount - 1) * ephemeris.stepS,
  );
  const span = { endS, statesAt };
  const eclipses = yield* findEclipses(ephemeris, startUtcMs, { earth, ...span });
  const sunlight = yield* findSunlight(ephemeris, eclipses, startUtcMs, { earth, endS });
  const seen = yield* findAccess(ephemeris, stations, startUtcMs, { ut1MinusUtcS, ...span });
  const access = yield* cutToTerminalReach(seen, ephemeris, scenario);
  const links = yield* findLinks(ephemeris, span);
  return { access, eclipses, links, sunlight };
}

function rowsByStart(table: { readonly count: number; readonly startS: Float64Array }): Int32Array {
  const rows = Int32Array.from({ length: table.count }, (_, row) => row);
  return rows.sort((a, b) => table.startS[a]! - table.startS[b]! || a - b);
}

/**
 * Survey a scenario: propagate, find all windows, settle the start. Policies come afterwards. At
 * most `ephemerisByteMax` bytes of states are held at once (default: what the house allows), on a
 * grid of `gridS` (default: `gridStepS`; how much a finer one moves says how good that is).
 */
export function* surveyWorld(
  scenario: Scenario,
  ephemerisByteMax?: number,
  gridS?: number,
): Generator<Progress, World> {
  const sources = scenario.satellites.map((each) => createStateSource(orbitOf(each)));
  const supplies = new SupplySource(scenario, sources, ephemerisByteMax, gridS);
  const strikes = new StrikeSurvey(scenario);
  const findLinks = createLinkFinder(scenario);
  const radiusMaxKm = new Float64Array(scenario.satellites.length);
  const chunks: Chunk[] = [];
  for (let chunk = 0; chunk < supplies.chunkCount; chunk += 1) {
    const before = chunk / supplies.chunkCount;
    const work = supplies.ephemeris(chunk);
    let step = work.next();
    for (; !step.done; step = work.next()) {
      const share = before + (0.5 * step.value) / supplies.chunkCount;
      yield { stage: 'orbits', doneFraction: share * surveyShare };
    }
    const survey = surveyChunk(scenario, step.value, supplies.statesAt, findLinks);
    const doneFraction = (before + 0.5 / supplies.chunkCount) * surveyShare;
    chunks.push(yield* asProgress(survey, { stage: 'windows', doneFraction }));
    yield* asProgress(strikes.take(step.value), { stage: 'windows', doneFraction });
    raiseRadii(radiusMaxKm, step.value);
  }
  const windows = mergeChunks(chunks);
  const flight = { ...scenario, statesAt: supplies.statesAt, eclipses: windows.eclipses };
  const planning = planContacts(scenario, { ...windows, radiusMaxKm, flight });
  const network = yield* asProgress(planning, { stage: 'windows', doneFraction: surveyShare });
  const start = initialPlants(scenario, sources);
  const weather = createWeather(scenario);
  const initial = yield* asProgress(start, { stage: 'supply', doneFraction: surveyShare });
  const { isOn } = scenario.radiation;
  const fluxMean = scenario.fleets.map((_, fleet) => (isOn ? fleetFluxMean(scenario, fleet) : 0));
  return {
    scenario,
    supplies,
    ...windows,
    accessByStart: rowsByStart(windows.access),
    network,
    weather,
    lostS: supplies.lostS(),
    strikes: strikes.finish(supplies.lostS()),
    initialPlants: initial,
    forecast: forecastOf(scenario, windows, network, weather),
    runtimeClassIndex: runtimeClassIndex(scenario, fluxMean),
    fluxMean,
  };
}

/** Farthest from the centre of the Earth, by satellite, a little above the sampled states. */
function raiseRadii(radiusMaxKm: Float64Array, ephemeris: Ephemeris): void {
  const { sampleCount, positionTemeKm } = ephemeris;
  for (let s = 0; s < radiusMaxKm.length; s += 1) {
    let most = 0;
    for (let at = 3 * s * sampleCount; at < 3 * (s + 1) * sampleCount; at += 3) {
      const [x, y, z] = [positionTemeKm[at]!, positionTemeKm[at + 1]!, positionTemeKm[at + 2]!];
      const square = x * x + y * y + z * z;
      if (square > most) most = square;
    }
    radiusMaxKm[s] = Math.max(radiusMaxKm[s]!, radiusMarginFraction * Math.sqrt(most));
  }
}

function mergeChunks(chunks: readonly Chunk[]): Chunk {
  if (chunks.length === 1) return chunks[0]!;
  return {
    access: mergeAccessWindows(chunks.map((chunk) => chunk.access)),
    eclipses: mergeEclipseWindows(chunks.map((chunk) => chunk.eclipses)),
    links: mergeLinkWindows(chunks.map((chunk) => chunk.links)),
    sunlight: joinSunlight(chunks.map((chunk) => chunk.sunlight)),
  };
}

function* asProgress<T>(work: Generator<number, T>, progress: Progress): Generator<Progress, T> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    yield progress;
  }
}
