// How far does an antenna or a terminal turn from one partner to the next, in the mean of a run?
import {
  acos,
  geodeticToEcef,
  gmstRad,
  sunPositionInto,
  temeToEcef,
  ecefToTeme,
  type AccessWindows,
  type LinkWindows,
} from '../../../orbit/index.ts';
import {
  createAttitudeFrame,
  targetDirectionsInto,
  targetDirectionsLength,
  targetTriadInto,
  type AttitudeFrame,
} from '../../plant/attitude.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { FlightTimes } from './sights.ts';

/** Windows of one owner that stand for all, and partners that each is held against. */
const windowMax = 32;
const partnerMax = 8;
/** Shares of windows at which their partner is turned to: spread evenly, never the same again. */
const goldenFraction = 0.6180339887498949;

/** A window as one of its ends has it. */
interface OwnWindow {
  readonly partner: number;
  readonly startS: number;
  readonly endS: number;
}

/** Writes the unit vector to a partner in a frame that turns with the owner; false: no state. */
type LineInto = (out: Float64Array, partner: number, timeS: number) => boolean;

const old = new Float64Array(3);
const next = new Float64Array(3);

/** Angle between the lines to two partners, each at its time; NaN without a state. */
function turnRad(lineInto: LineInto, from: number, fromS: number, to: number, toS: number): number {
  if (!lineInto(old, from, fromS) || !lineInto(next, to, toS)) return NaN;
  const cosine = old[0]! * next[0]! + old[1]! * next[1]! + old[2]! * next[2]!;
  return acos(Math.max(-1, Math.min(1, cosine)));
}

/** The window of another partner that ended last before a time; null: there is none. */
function windowBefore(windows: readonly OwnWindow[], own: OwnWindow): OwnWindow | null {
  let last: OwnWindow | null = null;
  for (const each of windows) {
    if (each.partner === own.partner || each.endS > own.startS) continue;
    if (last === null || each.endS > last.endS) last = each;
  }
  return last;
}

/** At most so many of them, spread over the list: whoever flies close together stands together. */
function someOf(windows: readonly OwnWindow[]): OwnWindow[] {
  const every = Math.max(1, windows.length / partnerMax);
  const count = Math.min(windows.length, partnerMax);
  return Array.from({ length: count }, (_, at) => windows[Math.floor(at * every)]!);
}

/**
 * Mean angle of turns to the partner of a window: at a moment within it from each other partner in
 * view then; where there is none, at its start from where the last one was lost. NaN where nobody
 * follows anybody.
 */
function meanTurnRad(windows: readonly OwnWindow[], lineInto: LineInto): number {
  const every = Math.max(1, Math.floor(windows.length / windowMax));
  let [sumRad, count] = [0, 0];
  const add = (angleRad: number): void => {
    if (Number.isNaN(angleRad)) return;
    sumRad += angleRad;
    count += 1;
  };
  for (let at = 0; at < windows.length; at += every) {
    const own = windows[at]!;
    const share = (at + 1) * goldenFraction;
    const timeS = own.startS + (share - Math.floor(share)) * (own.endS - own.startS);
    const others = windows.filter(
      ({ partner, startS, endS }) => partner !== own.partner && startS <= timeS && timeS < endS,
    );
    for (const { partner } of someOf(others)) {
      add(turnRad(lineInto, partner, timeS, own.partner, timeS));
    }
    const before = others.length > 0 ? null : windowBefore(windows, own);
    if (before !== null) {
      add(turnRad(lineInto, before.partner, before.endS, own.partner, own.startS));
    }
  }
  return sumRad / count;
}

/** Windows by owner, in the order of the table. */
function windowsBy(
  ownerCount: number,
  table: Pick<AccessWindows, 'count' | 'startS' | 'endS'>,
  columns: readonly (readonly [owner: Int32Array, partner: Int32Array])[],
): OwnWindow[][] {
  const byOwner = Array.from({ length: ownerCount }, (): OwnWindow[] => []);
  for (let row = 0; row < table.count; row += 1) {
    for (const [owner, partner] of columns) {
      const [startS, endS] = [table.startS[row]!, table.endS[row]!];
      byOwner[owner[row]!]!.push({ partner: partner[row]!, startS, endS });
    }
  }
  return byOwner;
}

/** What turns to whom in a run. */
export interface TurnWindows {
  readonly access: AccessWindows;
  readonly links: LinkWindows;
  readonly flight: FlightTimes;
}

/**
 * Mean angles of turns (rad) between partners that are in view together or follow each other: of a
 * station's antennas as seen from the Earth, of a satellite's terminals as seen from its body,
 * which turns by its attitude law. NaN where there is no such turn, or no state.
 */
export class TurnAngles {
  private readonly scenario: Pick<Scenario, 'satellites' | 'fleets' | 'stations'>;
  private readonly flight: FlightTimes;
  private readonly windows: Pick<TurnWindows, 'access' | 'links'>;
  /** Each gathered where it is first asked for: most runs turn only antennas on the ground. */
  private byStation: OwnWindow[][] | null = null;
  private bySatellite: OwnWindow[][] | null = null;
  private byLinked: OwnWindow[][] | null = null;
  private readonly attitudes: readonly AttitudeFrame[];
  private readonly state = new Float64Array(6);
  private readonly other = new Float64Array(6);
  private readonly place = new Float64Array(3);
  private readonly sun = new Float64Array(3);
  private readonly directions = new Float64Array(targetDirectionsLength);
  private readonly triad = new Float64Array(9);

  constructor(
    scenario: Pick<Scenario, 'satellites' | 'fleets' | 'stations'>,
    { access, links, flight }: TurnWindows,
  ) {
    this.scenario = scenario;
    this.flight = flight;
    this.windows = { access, links };
    this.attitudes = scenario.fleets.map(({ attitude }) => createAttitudeFrame(attitude));
  }

  /** Of a station from satellite to satellite. */
  ofStation(station: number): number {
    const { place, state } = this;
    this.placeStation(station);
    const from = Float64Array.from(place);
    const { access } = this.windows;
    const { satelliteIndex, stationIndex } = access;
    const columns = [[stationIndex, satelliteIndex]] as const;
    this.byStation ??= windowsBy(this.scenario.stations.length, access, columns);
    return meanTurnRad(this.byStation[station]!, (out, satellite, timeS) => {
      if (!this.flight.statesAt(state, satellite, timeS)) return false;
      temeToEcef(out, state, this.gmstAt(timeS));
      return unitInto(out, out[0]! - from[0]!, out[1]! - from[1]!, out[2]! - from[2]!);
    });
  }

  /** Of a satellite from station to station. */
  ofGroundTerminal(satellite: number): number {
    const { access } = this.windows;
    const { satelliteIndex, stationIndex } = access;
    const columns = [[satelliteIndex, stationIndex]] as const;
    this.bySatellite ??= windowsBy(this.scenario.satellites.length, access, columns);
    return meanTurnRad(this.bySatellite[satellite]!, (out, station, timeS) => {
      this.placeStation(station);
      ecefToTeme(this.place, this.place, this.gmstAt(timeS));
      return this.bodyLineInto(out, satellite, this.place, timeS);
    });
  }

  /** Of a satellite from satellite to satellite. */
  ofLinkTerminal(satellite: number): number {
    const { links } = this.windows;
    const { satelliteAIndex: a, satelliteBIndex: b } = links;
    const columns = [
      [a, b],
      [b, a],
    ] as const;
    this.byLinked ??= windowsBy(this.scenario.satellites.length, links, columns);
    return meanTurnRad(this.byLinked[satellite]!, (out, partner, timeS) => {
      if (!this.flight.statesAt(this.other, partner, timeS)) return false;
      return this.bodyLineInto(out, satellite, this.other, timeS);
    });
  }

  /** To a place in TEME, in the triad of the satellite's attitude law. */
  private bodyLineInto(
    out: Float64Array,
    satellite: number,
    placeTemeKm: Float64Array,
    timeS: number,
  ): boolean {
    const { state, sun, directions, triad: t, flight } = this;
    if (!flight.statesAt(state, satellite, timeS)) return false;
    sunPositionInto(sun, flight.startUtcMs + 1000 * timeS);
    targetDirectionsInto(directions, state, state.subarray(3), 0, sun);
    targetTriadInto(
      t,
      this.attitudes[this.scenario.satellites[satellite]!.fleetIndex]!,
      directions,
    );
    const [x, y, z] = [0, 1, 2].map((axis) => placeTemeKm[axis]! - state[axis]!) as [
      number,
      number,
      number,
    ];
    return unitInto(
      out,
      x * t[0]! + y * t[1]! + z * t[2]!,
      x * t[3]! + y * t[4]! + z * t[5]!,
      x * t[6]! + y * t[7]! + z * t[8]!,
    );
  }

  private placeStation(station: number): void {
    const { latitudeRad, longitudeRad, altitudeM } = this.scenario.stations[station]!;
    geodeticToEcef(this.place, latitudeRad, longitudeRad, altitudeM / 1000);
  }

  private gmstAt(timeS: number): number {
    return gmstRad(this.flight.startUtcMs + 1000 * timeS, this.flight.ut1MinusUtcS);
  }
}

function unitInto(out: Float64Array, x: number, y: number, z: number): boolean {
  const length = Math.sqrt(x * x + y * y + z * z);
  out[0] = x / length;
  out[1] = y / length;
  out[2] = z / length;
  return length > 0;
}
