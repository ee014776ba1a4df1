// Do neighbours reach each other all around the orbit, and can the ground take what is made?
import {
  createStateSource,
  earthRadiusEquatorialKm,
  findAccess,
  fleetStates,
  prepareFleet,
} from '../../orbit/index.ts';
import { linkPairs } from '../network/topology.ts';
import { propagateSpan } from '../operate/supplies.ts';
import { orbitOf } from '../scenario/orbitOf.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { drained } from './drained.ts';
import { atLeast, atMost, type DesignFinding } from './finding.ts';

type LinkScenario = Pick<
  Scenario,
  | 'satellites'
  | 'fleets'
  | 'links'
  | 'startUtcMs'
  | 'stations'
  | 'ut1MinusUtcS'
  | 'workload'
  | 'durationS'
>;

const pairMax = 200;
const placeCount = 16;

/** Pairs of one plane (or row of a formation) of a fleet; evenly thinned. */
function neighbours(scenario: LinkScenario, fleetIndex: number): [number, number][] {
  const pairs = linkPairs(scenario);
  const { satellites } = scenario;
  const found: [number, number][] = [];
  for (let k = 0; k < pairs.length; k += 2) {
    const [a, b] = [satellites[pairs[k]!]!, satellites[pairs[k + 1]!]!];
    const isOurs = a.fleetIndex === fleetIndex && b.fleetIndex === fleetIndex;
    if (isOurs && a.planeIndex === b.planeIndex) found.push([pairs[k]!, pairs[k + 1]!]);
  }
  const step = Math.max(1, Math.ceil(found.length / pairMax));
  return found.filter((_, k) => k % step === 0);
}

/** Range between two places, and how near their line passes to the Earth's centre, km. */
function sight(a: Float64Array, b: Float64Array): { rangeKm: number; lowestKm: number } {
  const line = [0, 1, 2].map((c) => b[c]! - a[c]!) as [number, number, number];
  const squared = line[0] * line[0] + line[1] * line[1] + line[2] * line[2];
  const along = -(a[0]! * line[0] + a[1]! * line[1] + a[2]! * line[2]) / squared;
  const t = Math.max(0, Math.min(1, squared > 0 ? along : 0));
  const at = [0, 1, 2].map((c) => a[c]! + t * line[c]!) as [number, number, number];
  const lowestKm = Math.sqrt(at[0] * at[0] + at[1] * at[1] + at[2] * at[2]);
  return { rangeKm: Math.sqrt(squared), lowestKm };
}

/** Links of a fleet to neighbours of the same plane, over a revolution. */
export function neighbourFindings(scenario: LinkScenario, fleetIndex: number): DesignFinding[] {
  // Who links with whoever is near has no neighbours that must see it all around.
  const isOpen = scenario.links.topology === 'mesh' || scenario.links.topology === 'nearest';
  const pairs = isOpen ? [] : neighbours(scenario, fleetIndex);
  if (pairs.length === 0) return [];
  const { satellites, links, startUtcMs } = scenario;
  const used = [...new Set(pairs.flat())];
  const fleet = prepareFleet(used.map((index) => createStateSource(orbitOf(satellites[index]!))));
  const statesAt = fleetStates(fleet, startUtcMs);
  // The slowest of mixed orbits goes all around, the others more than once.
  const periodS = Math.max(
    ...used.map((index) => (120 * Math.PI) / satellites[index]!.elementSet.meanMotionRadPerMin),
  );
  const place = new Map(used.map((index, k) => [index, k]));
  const [a, b] = [new Float64Array(6), new Float64Array(6)];
  let [rangeKm, lowestKm] = [0, Infinity];
  for (let k = 0; k < placeCount; k += 1) {
    const timeS = (k / placeCount) * periodS;
    for (const [one, other] of pairs) {
      const areThere = statesAt(a, place.get(one)!, timeS) && statesAt(b, place.get(other)!, timeS);
      if (!areThere) continue;
      const seen = sight(a, b);
      rangeKm = Math.max(rangeKm, seen.rangeKm);
      lowestKm = Math.min(lowestKm, seen.lowestKm);
    }
  }
  if (rangeKm === 0) return [];
  const link = { area: 'link', unit: 'km' } as const;
  const note = 'over the first revolution';
  return [
    atMost(
      { ...link, what: 'range to the next on the ring of links', note },
      links.rangeMaxKm,
      rangeKm,
    ),
    atLeast(
      { ...link, what: 'height of the line to the next on the ring of links', note },
      links.grazingAltitudeKm,
      lowestKm - earthRadiusEquatorialKm,
    ),
  ];
}

/** Satellites whose passes stand for all, and the day that is looked at. */
const sampleMax = 4;
const passSpan = { startS: 0, stepS: 60, sampleCount: 1441 } as const;

/** Bits that jobs bring up and down per second, in the mean of the run. */
function trafficBitPerS({ workload, durationS }: LinkScenario): { up: number; down: number } {
  let [up, down] = [0, 0];
  for (const { template, arrivalsPerS, startS, endS, originFleetIndices } of workload.streams) {
    const count = arrivalsPerS * Math.max(0, Math.min(endS, durationS) - startS);
    down += count * template.outputBit;
    if (originFleetIndices.length === 0) up += count * template.inputBit;
  }
  for (const { template, originSatelliteIndex } of workload.rows) {
    down += template.outputBit;
    if (originSatelliteIndex < 0) up += template.inputBit;
  }
  return { up: up / durationS, down: down / durationS };
}

/** Share of the day that one sampled satellite sees one station. */
interface Contact {
  readonly satellite: number;
  readonly station: number;
  readonly shareFraction: number;
}

/** Every pass of a day of the sampled satellites. */
function contactShares(scenario: LinkScenario, sampled: readonly number[]): Contact[] {
  const { satellites, startUtcMs, stations, ut1MinusUtcS } = scenario;
  const sources = sampled.map((index) => createStateSource(orbitOf(satellites[index]!)));
  const fleet = prepareFleet(sources);
  const ephemeris = drained(propagateSpan(fleet, startUtcMs, passSpan));
  const access = drained(findAccess(ephemeris, stations, startUtcMs, { ut1MinusUtcS }));
  const spanS = (passSpan.sampleCount - 1) * passSpan.stepS;
  return Array.from({ length: access.count }, (_, row) => ({
    satellite: access.satelliteIndex[row]!,
    station: access.stationIndex[row]!,
    shareFraction: (access.endS[row]! - access.startS[row]!) / spanS,
  }));
}

/** What one side of the contacts can carry: its windows, cut to as many as it can serve at once. */
function sideBitPerS(
  contacts: readonly (Contact & { readonly rateBitPerS: number })[],
  side: 'satellite' | 'station',
  servedCountOf: (index: number) => number,
): number {
  const seen = new Map<number, { share: number; bitPerS: number }>();
  for (const contact of contacts) {
    const sum = seen.get(contact[side]) ?? { share: 0, bitPerS: 0 };
    sum.share += contact.shareFraction;
    sum.bitPerS += contact.shareFraction * contact.rateBitPerS;
    seen.set(contact[side], sum);
  }
  return [...seen].reduce(
    (total, [index, { share, bitPerS }]) =>
      total + bitPerS * Math.min(1, servedCountOf(index) / share),
    0,
  );
}

/** Mean rate between all satellites and all stations: the lesser of what either side can carry. */
function carriedBitPerS(
  { satellites, fleets, stations }: LinkScenario,
  sampled: readonly number[],
  contacts: readonly Contact[],
  rate: 'uplinkRateBitPerS' | 'downlinkRateBitPerS',
): number {
  const weight = satellites.length / sampled.length;
  const terminalOf = (sample: number) =>
    fleets[satellites[sampled[sample]!]!.fleetIndex]!.platform.terminal;
  const rated = contacts.map((each) => ({
    ...each,
    rateBitPerS: Math.min(terminalOf(each.satellite)[rate], stations[each.station]![rate]),
  }));
  const terminals = sideBitPerS(rated, 'satellite', (sample) => terminalOf(sample).count);
  // Every sampled satellite stands for `weight`: an antenna serves so many times fewer of them.
  const antennas = sideBitPerS(
    rated,
    'station',
    (station) => stations[station]!.antennaCount / weight,
  );
  return weight * Math.min(terminals, antennas);
}

/**
 * What ground and satellites can exchange in the mean of a day, beside what the workload brings:
 * the lesser of what the terminals and of what the antennas can carry, every window used.
 */
export function groundFindings(scenario: LinkScenario): DesignFinding[] {
  const { satellites, stations } = scenario;
  const traffic = trafficBitPerS(scenario);
  if (stations.length === 0 || traffic.up + traffic.down === 0) return [];
  const step = Math.max(1, Math.ceil(satellites.length / sampleMax));
  const sampled = satellites.flatMap((_, index) => (index % step === 0 ? [index] : []));
  const contacts = contactShares(scenario, sampled);
  const link = { area: 'link', unit: 'Mbit/s' } as const;
  const note = `mean of a day, ${sampled.length} satellites' passes stand for all, no clouds`;
  return [
    atLeast(
      { ...link, what: 'down to the ground, all results', note },
      traffic.down / 1e6,
      carriedBitPerS(scenario, sampled, contacts, 'downlinkRateBitPerS') / 1e6,
    ),
    atLeast(
      { ...link, what: 'up from the ground, all inputs', note },
      traffic.up / 1e6,
      carriedBitPerS(scenario, sampled, contacts, 'uplinkRateBitPerS') / 1e6,
    ),
  ];
}
