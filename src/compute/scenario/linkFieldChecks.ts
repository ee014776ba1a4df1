// Whose link terminals never look at a partner, although it is in sight?
import {
  clearanceKm,
  createStateSource,
  isSourceFailure,
  minutesSinceSourceEpoch,
  raisedEarth,
  sourceStateInto,
  sunPositionInto,
  type StateSource,
} from '../../orbit/index.ts';
import { linkFields } from '../network/linkField.ts';
import { linkMissRad } from '../network/linkMiss.ts';
import { linkPairs } from '../network/topology.ts';
import { orbitOf } from './orbitOf.ts';
import type { Problem, Satellite, Scenario } from './scenario.ts';

/** Pairs of two fleets that stand for all of theirs, and pairs of fleets looked at. */
const pairMax = 60;
const fleetPairMax = 16;
/** Instants of the longest revolution, or of the run where that is shorter. */
const instantCount = 48;

/** Candidates of the topology by the fleets at their ends, some of each. */
function sampledPairs({ satellites }: Scenario, pairs: Int32Array): [number, number][][] {
  const byFleets = new Map<string, [number, number][]>();
  for (let at = 0; at < pairs.length; at += 2) {
    const [a, b] = [pairs[at]!, pairs[at + 1]!];
    const ends = [satellites[a]!.fleetIndex, satellites[b]!.fleetIndex];
    const key = ends.sort((p, q) => p - q).join();
    const known = byFleets.get(key) ?? [];
    known.push([a, b]);
    byFleets.set(key, known);
  }
  return [...byFleets.values()].slice(0, fleetPairMax).map((all) => {
    const every = Math.ceil(all.length / pairMax);
    return all.filter((_, at) => at % every === 0);
  });
}

/** States of some satellites, each worked out where it is asked for. */
class Places {
  private readonly sources = new Map<number, StateSource | null>();

  constructor(private readonly satellites: readonly Satellite[]) {}

  into(out: Float64Array, satellite: number, utcMs: number): boolean {
    const source = this.sourceOf(satellite);
    if (source === null) return false;
    return sourceStateInto(out, 0, source, minutesSinceSourceEpoch(source, utcMs)) === 0;
  }

  private sourceOf(satellite: number): StateSource | null {
    const known = this.sources.get(satellite);
    if (known !== undefined) return known;
    const made = createStateSource(orbitOf(this.satellites[satellite]!));
    const source = isSourceFailure(made) ? null : made;
    this.sources.set(satellite, source);
    return source;
  }
}

/** The least that two ends miss each other by, and which of them misses more. */
interface Miss {
  readonly missRad: number;
  readonly satellite: number;
}

/** Null: nobody comes in sight. */
function leastMiss(scenario: Scenario, pairs: readonly [number, number][]): Miss | null {
  const { satellites, fleets, links, startUtcMs, earth } = scenario;
  const { rangeMaxKm, grazingAltitudeKm } = links;
  const raised = raisedEarth({ grazingAltitudeKm, earth });
  const places = new Places(satellites);
  const [here, there] = [new Float64Array(6), new Float64Array(6)];
  const sun = new Float64Array(3);
  const fleetOf = (satellite: number) => fleets[satellites[satellite]!.fleetIndex]!;
  const spanS = Math.min(scenario.durationS, longestPeriodS(scenario, pairs));
  let least: Miss | null = null;
  for (let k = 0; k < instantCount; k += 1) {
    const utcMs = startUtcMs + (1000 * spanS * k) / instantCount;
    sunPositionInto(sun, utcMs);
    for (const [a, b] of pairs) {
      if (!places.into(here, a, utcMs) || !places.into(there, b, utcMs)) continue;
      const line = [0, 1, 2].map((axis) => there[axis]! - here[axis]!);
      const rangeKm = Math.sqrt(line.reduce((sum, part) => sum + part * part, 0));
      if (!(rangeKm < rangeMaxKm) || clearanceKm(raised, here, 0, there, 0) <= 0) continue;
      const out = linkMissRad(fleetOf(a), here, there, sun);
      const back = linkMissRad(fleetOf(b), there, here, sun);
      if (out + back === 0) return { missRad: 0, satellite: a };
      const missRad = Math.max(out, back);
      if (least !== null && least.missRad <= missRad) continue;
      least = { missRad, satellite: out >= back ? a : b };
    }
  }
  return least;
}

function longestPeriodS({ satellites }: Scenario, pairs: readonly [number, number][]): number {
  const periods = pairs.flat().map((satellite) => {
    return (2 * Math.PI * 60) / satellites[satellite]!.elementSet.meanMotionRadPerMin;
  });
  return Math.max(...periods.filter(Number.isFinite), 60);
}

/**
 * Fleets that the topology links with each other or among themselves, where in the first revolution
 * (a sample of pairs and instants) somebody comes in sight and nobody is ever within reach of both
 * ends' link terminals: warnings that state the least angle missed.
 */
export function linkFieldWarnings(scenario: Scenario): Problem[] {
  const { fleets, satellites } = scenario;
  if (linkFields(fleets).every((field) => field === null)) return [];
  return sampledPairs(scenario, linkPairs(scenario)).flatMap((pairs) => {
    const miss = leastMiss(scenario, pairs);
    if (miss === null || miss.missRad === 0) return [];
    const [a, b] = pairs[0]!.map((each) => fleets[satellites[each]!.fleetIndex]!);
    const ends = a!.id === b!.id ? `within "${a!.id}"` : `between "${a!.id}" and "${b!.id}"`;
    const missDeg = ((miss.missRad * 180) / Math.PI).toPrecision(3);
    const { fileIndex } = fleets[satellites[miss.satellite]!.fleetIndex]!;
    return [
      {
        path: `fleets[${fileIndex}].platform.linkNormals`,
        message:
          `no link ${ends} comes into the reach of link terminals at both ends in the first ` +
          `revolution: they miss it by ${missDeg}° at least`,
        hint: 'turn linkNormals, widen linkFieldOfRegardDeg, or choose another attitude',
      },
    ];
  });
}
