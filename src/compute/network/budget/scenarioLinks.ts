// Which links do a scenario's satellites and stations have with each other?

import type { Platform, Station } from '../../scenario/scenario.ts';
import type { LaserClosures, Terminal } from '../../scenario/terminal.ts';
import { canTalk, createAccessLink, createInterSatelliteLink, fixedLink } from './link.ts';
import type { AccessLink, InterSatelliteLink } from './link.ts';

/** A satellite's terminal with a station's, both directions; no terminals: fixed rates. */
export interface AccessPair {
  readonly satelliteTerminal: Terminal | null;
  readonly stationTerminal: Terminal | null;
  readonly down: AccessLink;
  readonly up: AccessLink;
}

type PlatformEnds = Pick<Platform, 'groundTerminals' | 'terminal'>;

/** Antennas of one kind at a station, as far as it matters who can talk with them. */
interface SiteAntennas {
  readonly antennaCount: number;
  /** Null: the station names none. */
  readonly terminal: Terminal | null;
}

/**
 * Which of a platform's terminals understand a site's antennas, by index of its `groundTerminals`;
 * -1 stands for one with the fixed rates, where either end names none. Empty: they cannot talk.
 */
export function terminalsFor(
  { groundTerminals, terminal }: PlatformEnds,
  { antennaCount, terminal: other }: SiteAntennas,
): number[] {
  if (antennaCount === 0) return [];
  if (other === null || groundTerminals.length === 0) return terminal.count > 0 ? [-1] : [];
  return [...groundTerminals.keys()].filter((index) => canTalk(groundTerminals[index]!, other));
}

/** Both directions between two terminals; the lesser of the fixed rates where either is null. */
export function accessLinks(
  { terminal }: Pick<Platform, 'terminal'>,
  satelliteTerminal: Terminal | null,
  stationTerminal: Terminal | null,
  station: Station,
): Pick<AccessPair, 'down' | 'up'> {
  if (satelliteTerminal === null || stationTerminal === null) {
    return {
      down: fixedLink(Math.min(terminal.downlinkRateBitPerS, station.downlinkRateBitPerS)),
      up: fixedLink(Math.min(terminal.uplinkRateBitPerS, station.uplinkRateBitPerS)),
    };
  }
  return {
    down: createAccessLink(satelliteTerminal, stationTerminal, station, 'down'),
    up: createAccessLink(satelliteTerminal, stationTerminal, station, 'up'),
  };
}

/**
 * Every terminal of a platform with every one of a station that understands it, in the order of
 * both lists. Where either names none, one pair with the lesser of the fixed rates; where both do
 * and none match, nothing.
 */
export function accessPairs(platform: PlatformEnds, station: Station): AccessPair[] {
  const { groundTerminals } = platform;
  if (groundTerminals.length === 0 || station.terminals.length === 0) {
    const none = { satelliteTerminal: null, stationTerminal: null };
    return [{ ...none, ...accessLinks(platform, null, null, station) }];
  }
  return groundTerminals.flatMap((satelliteTerminal) =>
    station.terminals
      .filter((stationTerminal) => canTalk(satelliteTerminal, stationTerminal))
      .map((stationTerminal) => ({
        satelliteTerminal,
        stationTerminal,
        ...accessLinks(platform, satelliteTerminal, stationTerminal, station),
      })),
  );
}

type LinkPlatform = Pick<Platform, 'linkTerminal' | 'linkRateBitPerS'>;

/** The link from a satellite of one platform to one of another; fixed where either names none. */
export function interSatelliteLinkOf(from: LinkPlatform, to: LinkPlatform): InterSatelliteLink {
  if (from.linkTerminal === null || to.linkTerminal === null) {
    return fixedLink(Math.min(from.linkRateBitPerS, to.linkRateBitPerS));
  }
  return createInterSatelliteLink(from.linkTerminal, to.linkTerminal);
}

/** Whether two satellites' ends carry anything in either direction, however near they are. */
export function canLink(a: LinkPlatform, b: LinkPlatform): boolean {
  return [interSatelliteLinkOf(a, b), interSatelliteLinkOf(b, a)].some(
    (link) => link.kind !== 'fixed' || link.rateBitPerS > 0,
  );
}

/** From the end of one contact until bits flow to another partner this far off, s. */
export function retargetS(
  { slewRateRadPerS, acquisitionS }: Pick<Terminal, 'slewRateRadPerS' | 'acquisitionS'>,
  angleRad: number,
): number {
  return angleRad / slewRateRadPerS + acquisitionS;
}

/** Whether a station's lasers must stay dark at a time. */
export function areLasersDark(
  { intervals, closedFraction }: LaserClosures,
  timeS: number,
): boolean {
  if (closedFraction >= 1) return true;
  return intervals.some(([darkS, brightS]) => darkS <= timeS && timeS < brightS);
}

/** The parts of a span in which a station's lasers may shine; `closedFraction` comes on top. */
export function laserOpenParts(
  closures: LaserClosures,
  startS: number,
  endS: number,
): [startS: number, endS: number][] {
  const open: [number, number][] = [];
  let fromS = startS;
  for (const [darkS, brightS] of closures.intervals) {
    if (brightS <= fromS) continue;
    if (darkS >= endS) break;
    if (darkS > fromS) open.push([fromS, darkS]);
    fromS = brightS;
  }
  if (fromS < endS) open.push([fromS, endS]);
  return open;
}
