// Which terminals does a link of the scenario have, and what do they carry? Pure.

import {
  accessBudget,
  accessPairs,
  createAccessLink,
  createInterSatelliteLink,
  interSatelliteLinkOf,
  resolveTerminal,
} from '../../compute/index.ts';
import type { AccessLink, AccessPair, LinkBudget, Terminal } from '../../compute/index.ts';
import type { ReadScenario } from '../run/messages.ts';
import type { LinkPlace } from './linkGeometry.ts';
import type { LinkChoice } from './links.ts';
import type { LinkEnds } from './terminalValues.ts';

/** `out`: from the satellite that the link is named after; `back`: to it. */
export type Way = 'out' | 'back';

/** One direction of a link. */
export interface ScenarioLink {
  readonly link: AccessLink;
  /** Null with fixed rates. */
  readonly ends: LinkEnds | null;
}

type Ends = Pick<LinkChoice, 'satellite' | 'partner'>;

const fleetOf = (scenario: ReadScenario, satellite: number): number =>
  scenario.satellites[satellite]?.fleetIndex ?? 0;

/** The pairs of terminals of a satellite and a station that understand each other. */
export function pairsOf(scenario: ReadScenario, { satellite, partner }: Ends): AccessPair[] {
  const station = partner.kind === 'station' ? scenario.stations[partner.index] : undefined;
  const fleet = scenario.fleets[fleetOf(scenario, satellite)];
  if (station === undefined || fleet === undefined) return [];
  return accessPairs(fleet.platform, station);
}

/** One direction of an access, by one of its pairs; null where no two ends match. */
export function accessLinkOf(
  scenario: ReadScenario,
  choice: Ends,
  pair: AccessPair,
  way: Way,
): ScenarioLink {
  const { satelliteTerminal, stationTerminal } = pair;
  const link = way === 'out' ? pair.down : pair.up;
  if (satelliteTerminal === null || stationTerminal === null) return { link, ends: null };
  const fleet = scenario.fleets[fleetOf(scenario, choice.satellite)]!;
  const { groundTerminals } = fleet.platform;
  const station = scenario.stations[choice.partner.index]!;
  const place = groundTerminals.indexOf(satelliteTerminal);
  const above = {
    terminal: satelliteTerminal,
    path: `fleets[${fleet.fileIndex}].platform.groundTerminals[${place}]`,
  };
  const below = {
    terminal: stationTerminal,
    path: `stations[${station.fileIndex}].terminals[${station.terminals.indexOf(stationTerminal)}]`,
  };
  const ends: LinkEnds =
    way === 'out'
      ? { transmitter: above, receiver: below, ground: 'receiver' }
      : { transmitter: below, receiver: above, ground: 'transmitter' };
  return { link, ends };
}

/** One direction between two satellites. */
export function satelliteLinkOf(scenario: ReadScenario, choice: Ends, way: Way): ScenarioLink {
  const both = [choice.satellite, choice.partner.index].map((satellite) => {
    const { platform, fileIndex } = scenario.fleets[fleetOf(scenario, satellite)]!;
    return { path: `fleets[${fileIndex}].platform.linkTerminal`, platform };
  });
  const [from, to] = way === 'out' ? [both[0]!, both[1]!] : [both[1]!, both[0]!];
  const link = interSatelliteLinkOf(from.platform, to.platform);
  const [sends, hears] = [from.platform.linkTerminal, to.platform.linkTerminal];
  if (sends === null || hears === null) return { link, ends: null };
  const transmitter = { terminal: sends, path: from.path };
  return {
    link,
    ends: { transmitter, receiver: { terminal: hears, path: to.path }, ground: null },
  };
}

/** The budget of either kind of link at a place. */
export function budgetAt(link: AccessLink, { rangeKm, elevationRad }: LinkPlace): LinkBudget {
  return accessBudget(link, rangeKm, Number.isNaN(elevationRad) ? Math.PI / 2 : elevationRad);
}

/** What a scenario with fixed rates could name instead: ids of the catalogue, both ends. */
export const namedAccess: readonly (readonly [above: string, below: string])[] = [
  ['ka-leo', 'ka-ground'],
  ['k-leo', 'k-ground'],
  ['x-leo', 'x-ground'],
  ['s-leo', 's-ground'],
  ['laser-to-ground', 'optical-ground-40cm'],
  ['laser-to-ground', 'optical-ground-1m'],
];
export const namedLinks: readonly (readonly [string, string])[] = [
  ['laser-100g', 'laser-100g'],
  ['optical-10cm', 'optical-10cm'],
  ['optical-10cm-split', 'optical-10cm-split'],
  ['sda-2g5', 'sda-2g5'],
];

/** One direction of a link with terminals that the scenario does not have. */
export function namedLink(
  scenario: ReadScenario,
  choice: Ends,
  [above, below]: readonly [string, string],
  way: Way,
): ScenarioLink {
  const [satellite, other]: Terminal[] = [resolveTerminal(above), resolveTerminal(below)];
  const isOut = way === 'out';
  const [transmitter, receiver] = [
    { terminal: isOut ? satellite! : other!, path: null },
    { terminal: isOut ? other! : satellite!, path: null },
  ];
  const station =
    choice.partner.kind === 'station' ? scenario.stations[choice.partner.index] : null;
  if (station === null || station === undefined) {
    const link = createInterSatelliteLink(transmitter.terminal, receiver.terminal);
    return { link, ends: { transmitter, receiver, ground: null } };
  }
  const link = createAccessLink(satellite!, other!, station, isOut ? 'down' : 'up');
  return { link, ends: { transmitter, receiver, ground: isOut ? 'receiver' : 'transmitter' } };
}

/** What `--set` would write so that the link has these terminals. */
export function namedAssignments(
  scenario: ReadScenario,
  { satellite, partner }: Ends,
  [above, below]: readonly [string, string],
): string[] {
  const fleetPlace = (each: number) => scenario.fleets[fleetOf(scenario, each)]!.fileIndex;
  if (partner.kind === 'station') {
    const { fileIndex } = scenario.stations[partner.index]!;
    return [
      `fleets[${fleetPlace(satellite)}].platform.groundTerminals=${JSON.stringify([above])}`,
      `stations[${fileIndex}].terminals=${JSON.stringify([below])}`,
    ];
  }
  const fleets = new Set([fleetPlace(satellite), fleetPlace(partner.index)]);
  return [...fleets].map(
    (index) => `fleets[${index}].platform.linkTerminal=${JSON.stringify(above)}`,
  );
}
