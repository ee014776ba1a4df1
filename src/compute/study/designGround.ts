// Can the ground take what is made, and bring up what is needed?
import {
  createStateSource,
  findAccess,
  findEclipses,
  fleetStates,
  prepareFleet,
  type AccessWindows,
  type Ephemeris,
  type PreparedFleet,
} from '../../orbit/index.ts';
import { planContacts } from '../network/plan/planContacts.ts';
import { volumeBit } from '../network/plan/volume.ts';
import { hasBudgets } from '../operate/forecast.ts';
import { propagateSpan } from '../operate/supplies.ts';
import { orbitOf } from '../scenario/orbitOf.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { drained } from './drained.ts';
import { atLeast, type DesignFinding } from './finding.ts';

type GroundScenario = Pick<
  Scenario,
  | 'satellites'
  | 'fleets'
  | 'startUtcMs'
  | 'stations'
  | 'ut1MinusUtcS'
  | 'earth'
  | 'workload'
  | 'durationS'
>;

/** Satellites whose passes stand for all, and the day that is looked at. */
const sampleMax = 4;
const passSpan = { startS: 0, stepS: 60, sampleCount: 1441 } as const;
const daySeconds = (passSpan.sampleCount - 1) * passSpan.stepS;

/** Bits that jobs bring up and down per second, in the mean of the run. */
function trafficBitPerS({ workload, durationS }: GroundScenario): { up: number; down: number } {
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

/** Share of the day that one sampled satellite has with antennas of one kind, and its rate. */
interface Contact {
  readonly satellite: number;
  readonly antennas: number;
  readonly shareFraction: number;
  readonly rateBitPerS: number;
}

/** What the contacts of a day carry, and how many each group of antennas serves at once. */
interface Contacts {
  readonly up: readonly Contact[];
  readonly down: readonly Contact[];
  readonly antennaCounts: readonly number[];
}

/** Windows at the lesser of the rates that both ends are given. */
function fixedContacts(
  { satellites, fleets, stations }: GroundScenario,
  sampled: readonly number[],
  access: AccessWindows,
): Contacts {
  const contactsAt = (rate: 'uplinkRateBitPerS' | 'downlinkRateBitPerS'): Contact[] =>
    Array.from({ length: access.count }, (_, row) => {
      const [satellite, station] = [access.satelliteIndex[row]!, access.stationIndex[row]!];
      const { terminal } = fleets[satellites[sampled[satellite]!]!.fleetIndex]!.platform;
      return {
        satellite,
        antennas: station,
        shareFraction: (access.endS[row]! - access.startS[row]!) / daySeconds,
        rateBitPerS: Math.min(terminal[rate], stations[station]![rate]),
      };
    });
  return {
    up: contactsAt('uplinkRateBitPerS'),
    down: contactsAt('downlinkRateBitPerS'),
    antennaCounts: stations.map(({ antennaCount }) => antennaCount),
  };
}

const noLinks = {
  count: 0,
  satelliteAIndex: new Int32Array(0),
  satelliteBIndex: new Int32Array(0),
  startS: new Float64Array(0),
  endS: new Float64Array(0),
  rangeMinKm: new Float64Array(0),
  rangeMaxKm: new Float64Array(0),
};

/** The contact plan of the sampled satellites by their link budgets. */
function budgetContacts(
  scenario: GroundScenario,
  sampled: readonly number[],
  day: { readonly access: AccessWindows; readonly ephemeris: Ephemeris; fleet: PreparedFleet },
): Contacts {
  const { access, ephemeris, fleet } = day;
  const { startUtcMs, ut1MinusUtcS, earth } = scenario;
  const few = {
    ...scenario,
    satellites: sampled.map((index) => scenario.satellites[index]!),
    durationS: daySeconds,
  };
  const statesAt = fleetStates(fleet, startUtcMs);
  const eclipses = drained(findEclipses(ephemeris, startUtcMs, { earth, statesAt }));
  const flight = { startUtcMs, ut1MinusUtcS, statesAt, eclipses };
  // Only light's way depends on the radius, and nothing here on light's way.
  const radiusMaxKm = new Float64Array(sampled.length).fill(1e4);
  const { plan, groundNode, sites } = drained(
    planContacts(few, { access, links: noLinks, radiusMaxKm, flight }),
  );
  const contactsOfWay = (near: Int32Array, far: Int32Array): Contact[] => {
    const rows = Array.from({ length: plan.count }, (_, row) => row);
    return rows
      .filter((row) => far[row] === groundNode)
      .map((row) => {
        const lengthS = plan.endS[row]! - plan.startS[row]!;
        return {
          satellite: near[row]!,
          antennas: plan.station[row]!,
          shareFraction: lengthS / daySeconds,
          rateBitPerS: volumeBit(plan, row) / lengthS,
        };
      });
  };
  return {
    up: contactsOfWay(plan.toNode, plan.fromNode),
    down: contactsOfWay(plan.fromNode, plan.toNode),
    antennaCounts: sites.map(({ antennaCount }) => antennaCount),
  };
}

/** Every pass of a day of the sampled satellites. */
function contactsOf(scenario: GroundScenario, sampled: readonly number[]): Contacts {
  const { satellites, startUtcMs, stations, ut1MinusUtcS } = scenario;
  const sources = sampled.map((index) => createStateSource(orbitOf(satellites[index]!)));
  const fleet = prepareFleet(sources);
  const ephemeris = drained(propagateSpan(fleet, startUtcMs, passSpan));
  const access = drained(findAccess(ephemeris, stations, startUtcMs, { ut1MinusUtcS }));
  if (!hasBudgets(scenario)) return fixedContacts(scenario, sampled, access);
  return budgetContacts(scenario, sampled, { access, ephemeris, fleet });
}

/** What one side of the contacts can carry: its windows, cut to as many as it can serve at once. */
function sideBitPerS(
  contacts: readonly Contact[],
  side: 'satellite' | 'antennas',
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
  { satellites, fleets }: GroundScenario,
  sampled: readonly number[],
  contacts: Contacts,
  way: 'up' | 'down',
): number {
  const weight = satellites.length / sampled.length;
  const terminalCountOf = (sample: number) =>
    fleets[satellites[sampled[sample]!]!.fleetIndex]!.platform.terminal.count;
  const terminals = sideBitPerS(contacts[way], 'satellite', terminalCountOf);
  // Every sampled satellite stands for `weight`: an antenna serves so many times fewer of them.
  const antennas = sideBitPerS(
    contacts[way],
    'antennas',
    (index) => contacts.antennaCounts[index]! / weight,
  );
  return weight * Math.min(terminals, antennas);
}

/**
 * What ground and satellites can exchange in the mean of a day, beside what the workload brings:
 * the lesser of what the terminals and of what the antennas can carry, every window used.
 */
export function groundFindings(scenario: GroundScenario): DesignFinding[] {
  const { satellites, stations } = scenario;
  const traffic = trafficBitPerS(scenario);
  if (stations.length === 0 || traffic.up + traffic.down === 0) return [];
  const step = Math.max(1, Math.ceil(satellites.length / sampleMax));
  const sampled = satellites.flatMap((_, index) => (index % step === 0 ? [index] : []));
  const contacts = contactsOf(scenario, sampled);
  const link = { area: 'link', unit: 'Mbit/s' } as const;
  const note = `mean of a day, ${sampled.length} satellites' passes stand for all, no clouds`;
  return [
    atLeast(
      { ...link, what: 'down to the ground, all results', note },
      traffic.down / 1e6,
      carriedBitPerS(scenario, sampled, contacts, 'down') / 1e6,
    ),
    atLeast(
      { ...link, what: 'up from the ground, all inputs', note },
      traffic.up / 1e6,
      carriedBitPerS(scenario, sampled, contacts, 'up') / 1e6,
    ),
  ];
}
