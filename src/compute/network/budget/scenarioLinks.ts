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

/**
 * Every terminal of a platform with every one of a station that understands it, in the order of
 * both lists. Where either names none, one pair with the lesser of the fixed rates; where both do
 * and none match, nothing.
 */
export function accessPairs(platform: PlatformEnds, station: Station): AccessPair[] {
  const { groundTerminals, terminal } = platform;
  if (groundTerminals.length === 0 || station.terminals.length === 0) {
    const down = Math.min(terminal.downlinkRateBitPerS, station.downlinkRateBitPerS);
    const up = Math.min(terminal.uplinkRateBitPerS, station.uplinkRateBitPerS);
    const none = { satelliteTerminal: null, stationTerminal: null };
    return [{ ...none, down: fixedLink(down), up: fixedLink(up) }];
  }
  return groundTerminals.flatMap((satelliteTerminal) =>
    station.terminals
      .filter((stationTerminal) => canTalk(satelliteTerminal, stationTerminal))
      .map((stationTerminal) => ({
        satelliteTerminal,
        stationTerminal,
        down: createAccessLink(satelliteTerminal, stationTerminal, station, 'down'),
        up: createAccessLink(satelliteTerminal, stationTerminal, station, 'up'),
      })),
  );
}

/** The link from a satellite of one platform to one of another; fixed where either names none. */
export function interSatelliteLinkOf(
  from: Pick<Platform, 'linkTerminal' | 'linkRateBitPerS'>,
  to: Pick<Platform, 'linkTerminal' | 'linkRateBitPerS'>,
): InterSatelliteLink {
  if (from.linkTerminal === null || to.linkTerminal === null) {
    return fixedLink(Math.min(from.linkRateBitPerS, to.linkRateBitPerS));
  }
  return createInterSatelliteLink(from.linkTerminal, to.linkTerminal);
}

/** From the end of one contact until bits flow to another partner this far off, s. */
export function retargetS(terminal: Terminal, angleRad: number): number {
  return angleRad / terminal.slewRateRadPerS + terminal.acquisitionS;
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
