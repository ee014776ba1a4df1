// Which ends of a scenario's network can send each other anything at one instant, and which way?
import { asin, sin } from '../../../orbit/index.ts';
import type { Platform, Scenario } from '../../scenario/scenario.ts';
import { accessRateBitPerS, interSatelliteRateBitPerS, type AccessLink } from '../budget/link.ts';
import {
  accessLinks,
  areLasersDark,
  interSatelliteLinkOf,
  terminalsFor,
} from '../budget/scenarioLinks.ts';
import { groundSites, type GroundSite } from '../plan/groundSites.ts';

/** Directions of an edge as bits: from its first end to its second (up: to the place), and back. */
export const outward = 1;
export const homeward = 2;
export const bothWays = 3;

/** Says of an instant which edges carry something in which direction. */
export interface InstantTalk {
  /** Of satellite `s` with a place; its range and the sine of its elevation there. */
  access(s: number, place: number, rangeKm: number, sine: number): number;
  /** Of two satellites at a range. */
  link(a: number, b: number, rangeKm: number): number;
}

/** As data travels (`out`), against it (`back`), or only where it can go and come (`both`). */
export type TravelWay = 'out' | 'back' | 'both';

function turned(directions: number, way: TravelWay): number {
  if (way === 'out' || directions === bothWays) return directions;
  if (way === 'both') return 0;
  return ((directions & outward) << 1) | (directions >> 1);
}

/** One terminal of a satellite over one kind of antennas of a station. */
interface AccessWay {
  readonly down: AccessLink;
  readonly up: AccessLink;
  readonly station: number;
  readonly isLight: boolean;
  /** Below this sine of elevation nothing is sent. */
  readonly sineMin: number;
  /** Directions that carry whatever the range; -1: it depends. */
  readonly always: number;
}

function alwaysOf(down: AccessLink, up: AccessLink): number {
  if (down.kind !== 'fixed' || up.kind !== 'fixed') return -1;
  return (down.rateBitPerS > 0 ? outward : 0) | (up.rateBitPerS > 0 ? homeward : 0);
}

function accessWay(
  platform: Platform,
  site: GroundSite,
  index: number,
  { stations }: Pick<Scenario, 'stations'>,
): AccessWay {
  const station = stations[site.station]!;
  const terminal = platform.groundTerminals[index] ?? null;
  const { down, up } = accessLinks(platform, terminal, site.terminal, station);
  return {
    down,
    up,
    station: site.station,
    isLight: site.kind === 'optical',
    sineMin: sin(site.elevationMinRad),
    always: alwaysOf(down, up),
  };
}

/** Halvings of a range. */
const halvingCount = 45;

/** How far a platform's link to another's carries something, up to a range, km; 0: nowhere. */
function reachKm(from: Platform, to: Platform, rangeMaxKm: number): number {
  const link = interSatelliteLinkOf(from, to);
  const carries = (rangeKm: number): boolean => interSatelliteRateBitPerS(link, rangeKm) > 0;
  if (carries(rangeMaxKm)) return rangeMaxKm;
  if (link.kind === 'fixed') return 0;
  let [nearKm, farKm] = [0, rangeMaxKm];
  for (let k = 0; k < halvingCount; k += 1) {
    const middleKm = (nearKm + farKm) / 2;
    if (carries(middleKm)) nearKm = middleKm;
    else farKm = middleKm;
  }
  return nearKm;
}

/**
 * Who can talk in a scenario, by the rule of the contact plan: terminals that understand each
 * other, the site's own least elevation, lasers that may shine, and a rate above 0 by the budget or
 * as given. Places after the stations are users, who talk with every satellite. Weather, antennas
 * that are taken, acquisition and the Sun in a telescope are not looked at.
 */
export class ScenarioTalk implements InstantTalk {
  private readonly fleetOf: Int32Array;
  private readonly fleetCount: number;
  private readonly stationCount: number;
  private readonly areDark: Uint8Array;
  /** By station and fleet. */
  private readonly ways: readonly (readonly AccessWay[])[];
  /** By fleet and fleet; NaN: not known yet. */
  private readonly reachKm: Float64Array;
  /** A range of the topology's own is no further than this. */
  private readonly rangeMaxKm: number;

  constructor(
    private readonly scenario: Scenario,
    private readonly way: TravelWay,
  ) {
    const { fleets, satellites, stations, links } = scenario;
    const sites = groundSites(scenario);
    this.fleetOf = Int32Array.from(satellites, ({ fleetIndex }) => fleetIndex);
    this.fleetCount = fleets.length;
    this.stationCount = stations.length;
    this.areDark = new Uint8Array(stations.length);
    this.ways = stations.flatMap((_, station) => {
      const own = sites.filter((site) => site.station === station);
      return fleets.map(({ platform }) =>
        own.flatMap((site) =>
          terminalsFor(platform, site).map((index) => accessWay(platform, site, index, scenario)),
        ),
      );
    });
    this.reachKm = new Float64Array(fleets.length * fleets.length).fill(NaN);
    this.rangeMaxKm = links.rangeMaxKm;
  }

  /** Goes to an instant. */
  at(timeS: number): void {
    this.scenario.stations.forEach(({ laserClosures }, station) => {
      this.areDark[station] = areLasersDark(laserClosures, timeS) ? 1 : 0;
    });
  }

  access(s: number, place: number, rangeKm: number, sine: number): number {
    if (place >= this.stationCount) return bothWays;
    const ways = this.ways[place * this.fleetCount + this.fleetOf[s]!]!;
    let found = 0;
    for (let at = 0; at < ways.length && found !== bothWays; at += 1) {
      found |= this.carried(ways[at]!, rangeKm, sine);
    }
    return turned(found, this.way);
  }

  link(a: number, b: number, rangeKm: number): number {
    const [from, to] = [this.fleetOf[a]!, this.fleetOf[b]!];
    const there = rangeKm <= this.reachBetween(from, to) ? outward : 0;
    const back = rangeKm <= this.reachBetween(to, from) ? homeward : 0;
    return turned(there | back, this.way);
  }

  private carried(way: AccessWay, rangeKm: number, sine: number): number {
    if (sine < way.sineMin || (way.isLight && this.areDark[way.station] === 1)) return 0;
    if (way.always >= 0) return way.always;
    // Not below what the sine has been held against: rounding takes nobody's last bit.
    const elevationRad = asin(Math.min(1, sine)) + 1e-12;
    const down = accessRateBitPerS(way.down, rangeKm, elevationRad) > 0 ? outward : 0;
    return down | (accessRateBitPerS(way.up, rangeKm, elevationRad) > 0 ? homeward : 0);
  }

  private reachBetween(from: number, to: number): number {
    const at = from * this.fleetCount + to;
    if (Number.isNaN(this.reachKm[at])) {
      const { fleets } = this.scenario;
      this.reachKm[at] = reachKm(fleets[from]!.platform, fleets[to]!.platform, this.rangeMaxKm);
    }
    return this.reachKm[at]!;
  }
}
