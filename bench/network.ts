// How fast are the shortest paths of a network, the plan of its contacts and its links?
//
// CPU time of one process, states included. The figures held against ours are what Hypatia and
// Celestial need for the first, and PASEOS for the last, on machines like this one.
import process from 'node:process';
import { parseScenario, type Scenario } from '../src/compute/index.ts';
import { InstantGraph } from '../src/compute/network/paths/instantGraph.ts';
import { networkInstants } from '../src/compute/network/paths/instantNetwork.ts';
import { fleetInstants } from '../src/compute/network/paths/fleetInstants.ts';
import { ScenarioTalk } from '../src/compute/network/paths/instantTalk.ts';
import { placeGround } from '../src/compute/network/paths/groundPlaces.ts';
import { allGroundDelaysInto, ShortestPaths } from '../src/compute/network/paths/shortestPaths.ts';
import { planContacts } from '../src/compute/network/plan/planContacts.ts';
import { linkPairs } from '../src/compute/network/topology.ts';
import {
  allPairs,
  createPropagator,
  findLinks,
  fleetStates,
  isPropagator,
  createEphemeris,
  prepareFleet,
  propagateFleet,
  surveyWindows,
  walkerElementSets,
  type Propagator,
} from '../src/orbit/index.ts';
import { spreadOf, type BenchRow } from './row.ts';

const startUtcMs = Date.UTC(2026, 2, 20);
const daySeconds = 86_400;
const degree = Math.PI / 180;

/** Seconds of CPU that some work takes, all threads of the process. */
function cpuS(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function finish<T>(search: Generator<unknown, T>): T {
  for (;;) {
    const next = search.next();
    if (next.done === true) return next.value;
  }
}

/** Stations spread over latitudes of −60° to 60° and all longitudes, 25° of least elevation. */
function stationsOf(count: number, elevationMinDeg: number) {
  return Array.from({ length: count }, (_, at) => ({
    id: `s${at}`,
    latitudeDeg: -60 + (120 * (at + 0.5)) / count,
    longitudeDeg: ((at * 137.5) % 360) - 180,
    elevationMinDeg,
  }));
}

/** Starlink's first shell: 72 planes of 22 at 550 km and 53°. */
function shellScenario(durationS: number): Scenario {
  const shape = { planeCount: 72, satellitesPerPlaneCount: 22, phasing: 17 };
  const orbit = { kind: 'walker', altitudeKm: 550, inclinationDeg: 53, ...shape };
  const file = {
    ...{ dawnline: 1, name: 'shell', startUtc: '2026-03-20T00:00:00Z', durationS, stepS: 60 },
    fleets: [{ id: 'f', orbit, platform: 'server-8' }],
    stations: stationsOf(100, 25),
    links: { topology: 'grid', rangeMaxKm: 5014, grazingAltitudeKm: 80 },
  };
  const { scenario, problems } = parseScenario(JSON.stringify(file), {});
  if (scenario === null) throw new Error(problems.map(({ message }) => message).join('; '));
  return scenario;
}

/** Graph from the states of one instant, and the paths between all stations on it. */
function instantRow(): BenchRow {
  const scenario = shellScenario(daySeconds);
  const { satellites, stations, links, earth } = scenario;
  const ground = placeGround(stations);
  const pairs = linkPairs(scenario);
  const talk = new ScenarioTalk(scenario, 'both');
  const out = new Float64Array(stations.length * stations.length);
  let reachedCount = 0;
  const roundCount = 25;
  const instants = fleetInstants(scenario, { stepS: 577, count: roundCount + 5 });
  const times: number[] = [];
  for (const instant of instants) {
    const seconds = cpuS(() => {
      const graph = new InstantGraph(satellites.length, ground, { ...links, earth }, talk);
      talk.at(instant.timeS);
      graph.build(instant, pairs);
      allGroundDelaysInto(out, graph, new ShortestPaths(graph.nodeCount));
    });
    reachedCount = out.filter((delayS) => delayS < Infinity).length;
    if (instant.index >= 5) times.push(seconds);
  }
  const { median, min, max } = spreadOf(times);
  return {
    what: 'all pairs of 100 stations, 1,584 satellites on a +grid, one instant',
    value: median,
    unit: 's',
    detail:
      `${times.length} instants, ${min.toFixed(3)}…${max.toFixed(3)}; ` +
      `${reachedCount} of ${out.length} reached`,
    bar: '≤ 0.1 (Hypatia 14.2, Celestial 4.1)',
    isMet: median <= 0.1,
  };
}

/** The same for every minute of a day, states included, one instant held at a time. */
function dayRow(): BenchRow {
  const scenario = shellScenario(daySeconds);
  const out = new Float64Array(scenario.stations.length * scenario.stations.length);
  let [instantCount, heapMax] = [0, 0];
  const seconds = cpuS(() => {
    let paths: ShortestPaths | null = null;
    for (const { graph } of networkInstants(scenario, 60)) {
      paths ??= new ShortestPaths(graph.nodeCount);
      allGroundDelaysInto(out, graph, paths);
      instantCount += 1;
      if (instantCount % 100 === 0) {
        const { heapUsed, arrayBuffers } = process.memoryUsage();
        heapMax = Math.max(heapMax, heapUsed + arrayBuffers);
      }
    }
  });
  return {
    what: 'the same at every minute of a day, streamed',
    value: seconds,
    unit: 's',
    detail: `${instantCount} instants; heap and arrays at most ${(heapMax / 1e6).toFixed(0)} MB`,
    bar: '≤ 144.1 (0.1 an instant)',
    isMet: seconds <= 0.1 * instantCount,
  };
}

function walker(satelliteCount: number, planeCount: number): Propagator[] {
  const elementSets = walkerElementSets({
    ...{ idPrefix: 'w', epochUtcMs: startUtcMs, altitudeKm: 550, inclinationRad: 53 * degree },
    ...{ satelliteCount, planeCount, phasing: 1, kind: 'delta' },
  });
  return elementSets.map(createPropagator).filter(isPropagator);
}

function timedRow(what: string, barS: number, against: string, work: () => number): BenchRow {
  let count = 0;
  const times = Array.from({ length: 9 }, () => cpuS(() => (count = work()))).slice(2);
  const { median, min, max } = spreadOf(times);
  const detail = `7 rounds, ${min.toFixed(3)}…${max.toFixed(3)}; ${count} windows, orbits included`;
  return {
    what,
    value: median,
    unit: 's',
    detail,
    bar: `≤ ${barS}${against}`,
    isMet: median <= barS,
  };
}

/** Satellites with Ka and laser terminals over stations of which every other has a telescope. */
function contactScenario(): Scenario {
  const stations = stationsOf(25, 10).map((station, at) => ({
    ...station,
    terminals: at % 2 === 0 ? ['ka-ground'] : ['ka-ground', 'optical-ground-40cm'],
  }));
  const orbit = { kind: 'walker', altitudeKm: 550, inclinationDeg: 53 };
  const shape = { planeCount: 10, satellitesPerPlaneCount: 10, phasing: 1 };
  const groundTerminals = ['ka-leo', 'laser-to-ground'];
  const file = {
    ...{ dawnline: 1, name: 'contacts', startUtc: '2026-03-20T00:00:00Z' },
    ...{ durationS: daySeconds, stepS: 60, stations },
    fleets: [
      { id: 'f', orbit: { ...orbit, ...shape }, platform: { base: 'server-8', groundTerminals } },
    ],
  };
  const { scenario, problems } = parseScenario(JSON.stringify(file), {});
  if (scenario === null) throw new Error(problems.map(({ message }) => message).join('; '));
  return scenario;
}

/** Every contact of a day with its exact edges, and what it carries by link budgets. */
function contactRow(): BenchRow {
  const scenario = contactScenario();
  const { satellites, stations: sites, durationS, ut1MinusUtcS } = scenario;
  const what = 'contact plan of 100 satellites × 25 stations × 1 day, Ka and laser budgets';
  return timedRow(what, 1, '', () => {
    const propagators = satellites
      .map((each) => createPropagator(each.elementSet))
      .filter(isPropagator);
    const times = { startUtcMs: scenario.startUtcMs, durationS, stepS: 120, isExact: true };
    const searched = { access: { sites }, eclipse: { earth: scenario.earth } };
    const { eclipses, ...seen } = finish(surveyWindows({ ...times, ...searched, propagators }));
    const statesAt = fleetStates(prepareFleet(propagators), scenario.startUtcMs);
    const flight = { startUtcMs: scenario.startUtcMs, ut1MinusUtcS, statesAt, eclipses };
    const radiusMaxKm = new Float64Array(satellites.length).fill(6950);
    return finish(planContacts(scenario, { ...seen, radiusMaxKm, flight })).plan.count;
  });
}

/** All links of 16 satellites over a day on a grid of 60 s. */
function linkRow(): BenchRow {
  const bar = ' (PASEOS 400–520)';
  return timedRow('all 120 links of 16 satellites at 60 s, 1 day', 0.3, bar, () => {
    const propagators = walker(16, 4);
    const ephemeris = createEphemeris(16, daySeconds / 60 + 1, 0, 60);
    const fleet = prepareFleet(propagators);
    finish(propagateFleet(fleet, startUtcMs, ephemeris));
    const statesAt = fleetStates(fleet, startUtcMs);
    return finish(findLinks(ephemeris, allPairs(16), { grazingAltitudeKm: 80, statesAt })).count;
  });
}

/** Paths of an instant and of a day, contacts, links. */
export function bench(): BenchRow[] {
  return [instantRow(), dayRow(), contactRow(), linkRow()];
}
