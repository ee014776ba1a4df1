// During which part of its passes does a satellite's attitude let its terminal reach the station?
import {
  asin,
  cos,
  createSunTrack,
  ecefToTeme,
  ephemerisEndS,
  findPeakS,
  findWindows,
  geodeticToEcef,
  gmstRad,
  interpolateInto,
  mergeAccessWindows,
  sunTrackInto,
  upEcef,
  type AccessWindows,
  type Ephemeris,
  type IntervalList,
  type ScanGrid,
  type SunTrack,
} from '../../orbit/index.ts';
import {
  createAttitudeFrame,
  targetDirectionsInto,
  targetDirectionsLength,
  targetTriadInto,
  type AttitudeFrame,
} from '../plant/attitude.ts';
import { angleBetweenRad } from '../plant/bodyDirection.ts';
import { createJointFrame, facingCos, type JointFrame } from '../plant/jointFrame.ts';
import type { Fleet, Scenario, Station } from '../scenario/scenario.ts';

/** Angle of the orbit between samples of a pass, 1.7°: 27 s in low orbit. */
const sampleRad = 0.03;
/** Passes between two yields. */
const passesPerUnit = 64;

/** What the cutting needs of a scenario. */
export type ReachScenario = Pick<
  Scenario,
  'fleets' | 'satellites' | 'stations' | 'startUtcMs' | 'ut1MinusUtcS'
>;

/** A fleet's terminal on its attitude law. */
interface TerminalFrame {
  readonly attitude: AttitudeFrame;
  /** How its joint turns the cone to the station; in the triad of the law. */
  readonly joint: JointFrame;
  readonly cosReach: number;
  readonly reachesEverything: boolean;
}

/** The Earth is within a right angle of nadir: a cone that holds all that misses no station. */
function seesHalfBelow({ attitude, platform }: Fleet): boolean {
  const { bodyAxis, target } = attitude.primary;
  if (target !== 'earth') return false;
  const { bodyNormal, fieldOfRegardRad } = platform.terminal;
  const offRad = angleBetweenRad(bodyNormal, bodyAxis);
  return offRad + Math.PI / 2 <= fieldOfRegardRad;
}

function createTerminalFrame(fleet: Fleet): TerminalFrame {
  const { fieldOfRegardRad, joint } = fleet.platform.terminal;
  const attitude = createAttitudeFrame(fleet.attitude);
  const turnsFreely = joint.kind === 'twoAxis' && joint.rangeRad >= Math.PI;
  return {
    attitude,
    joint: createJointFrame(attitude, fleet.platform.terminal),
    cosReach: cos(fieldOfRegardRad),
    reachesEverything: turnsFreely || fieldOfRegardRad >= Math.PI || seesHalfBelow(fleet),
  };
}

interface PlacedStation {
  readonly positionEcefKm: Float64Array;
  readonly upEcef: Float64Array;
}

function placeStation(station: Station): PlacedStation {
  const positionEcefKm = new Float64Array(3);
  const up = new Float64Array(3);
  const { latitudeRad, longitudeRad, altitudeM } = station;
  geodeticToEcef(positionEcefKm, latitudeRad, longitudeRad, altitudeM / 1000);
  upEcef(up, latitudeRad, longitudeRad);
  return { positionEcefKm, upEcef: up };
}

/** One satellite's terminal over one station, at any time of a pass. */
class TerminalSight {
  private readonly ephemeris: Ephemeris;
  private readonly scenario: ReachScenario;
  private readonly sunTrack: SunTrack;
  private terminal!: TerminalFrame;
  private station!: PlacedStation;
  private satelliteIndex = 0;
  private readonly state = new Float64Array(6);
  private readonly velocity = this.state.subarray(3);
  private readonly sunTemeKm = new Float64Array(3);
  private readonly stationTemeKm = new Float64Array(3);
  private readonly upTeme = new Float64Array(3);
  private readonly directions = new Float64Array(targetDirectionsLength);
  private readonly triad = new Float64Array(9);

  constructor(ephemeris: Ephemeris, scenario: ReachScenario) {
    this.ephemeris = ephemeris;
    this.scenario = scenario;
    const endS = ephemerisEndS(ephemeris);
    this.sunTrack = createSunTrack(scenario.startUtcMs, ephemeris.startS, endS);
  }

  select(satelliteIndex: number, terminal: TerminalFrame, station: PlacedStation): void {
    this.satelliteIndex = satelliteIndex;
    this.terminal = terminal;
    this.station = station;
  }

  /** Angle of the orbit per second at a time: how fast geometry changes. */
  orbitRadPerS(timeS: number): number {
    const { state } = this;
    interpolateInto(state, this.ephemeris, this.satelliteIndex, timeS);
    return length(state[3]!, state[4]!, state[5]!) / length(state[0]!, state[1]!, state[2]!);
  }

  /**
   * Cosine of the station's angle off the terminal's normal, as its joint turns that to the
   * station, less that of the cone's edge.
   */
  readonly marginAt = (timeS: number): number => {
    this.placeStationAt(timeS);
    this.turnBodyAt(timeS);
    const { state, stationTemeKm, triad: t } = this;
    const x = stationTemeKm[0]! - state[0]!;
    const y = stationTemeKm[1]! - state[1]!;
    const z = stationTemeKm[2]! - state[2]!;
    const per = 1 / length(x, y, z);
    const first = (x * t[0]! + y * t[1]! + z * t[2]!) * per;
    const second = (x * t[3]! + y * t[4]! + z * t[5]!) * per;
    const third = (x * t[6]! + y * t[7]! + z * t[8]!) * per;
    return facingCos(this.terminal.joint, first, second, third) - this.terminal.cosReach;
  };

  readonly sineOfElevationAt = (timeS: number): number => {
    ecefToTeme(this.upTeme, this.station.upEcef, this.placeStationAt(timeS));
    const { state, stationTemeKm, upTeme } = this;
    const x = state[0]! - stationTemeKm[0]!;
    const y = state[1]! - stationTemeKm[1]!;
    const z = state[2]! - stationTemeKm[2]!;
    return (x * upTeme[0]! + y * upTeme[1]! + z * upTeme[2]!) / length(x, y, z);
  };

  readonly nearnessAt = (timeS: number): number => {
    this.placeStationAt(timeS);
    const { state, stationTemeKm } = this;
    return -length(
      state[0]! - stationTemeKm[0]!,
      state[1]! - stationTemeKm[1]!,
      state[2]! - stationTemeKm[2]!,
    );
  };

  /** Places satellite and station; returns the sidereal time. */
  private placeStationAt(timeS: number): number {
    const { scenario } = this;
    interpolateInto(this.state, this.ephemeris, this.satelliteIndex, timeS);
    const gmst = gmstRad(scenario.startUtcMs + timeS * 1000, scenario.ut1MinusUtcS);
    ecefToTeme(this.stationTemeKm, this.station.positionEcefKm, gmst);
    return gmst;
  }

  private turnBodyAt(timeS: number): void {
    const { directions, sunTemeKm, terminal, triad } = this;
    sunTrackInto(sunTemeKm, this.sunTrack, timeS);
    targetDirectionsInto(directions, this.state, this.velocity, 0, sunTemeKm);
    targetTriadInto(triad, terminal.attitude, directions);
  }
}

function length(x: number, y: number, z: number): number {
  return Math.sqrt(x * x + y * y + z * z);
}

/** One row of a table of passes. */
interface Pass {
  readonly satelliteIndex: number;
  readonly stationIndex: number;
  readonly startS: number;
  readonly endS: number;
  readonly peakS: number;
  readonly peakElevationRad: number;
  readonly rangeMinKm: number;
}

function passAt(access: AccessWindows, row: number): Pass {
  return {
    satelliteIndex: access.satelliteIndex[row]!,
    stationIndex: access.stationIndex[row]!,
    startS: access.startS[row]!,
    endS: access.endS[row]!,
    peakS: access.peakS[row]!,
    peakElevationRad: access.peakElevationRad[row]!,
    rangeMinKm: access.rangeMinKm[row]!,
  };
}

function tableOf(passes: readonly Pass[]): AccessWindows {
  const column = (pick: (pass: Pass) => number) => Float64Array.from(passes, pick);
  return {
    count: passes.length,
    satelliteIndex: Int32Array.from(passes, (pass) => pass.satelliteIndex),
    stationIndex: Int32Array.from(passes, (pass) => pass.stationIndex),
    startS: column((pass) => pass.startS),
    endS: column((pass) => pass.endS),
    peakS: column((pass) => pass.peakS),
    peakElevationRad: column((pass) => pass.peakElevationRad),
    rangeMinKm: column((pass) => pass.rangeMinKm),
  };
}

/** Samples of a function over a pass. */
function sampled(grid: ScanGrid, valueAt: (timeS: number) => number): Float64Array {
  return Float64Array.from({ length: grid.sampleCount }, (_, sample) =>
    valueAt(sample === grid.sampleCount - 1 ? grid.endS : grid.startS + sample * grid.stepS),
  );
}

/** The parts of a pass in reach, each with its own peak and least range. */
function cutPass(sight: TerminalSight, pass: Pass): Pass[] {
  const { startS, endS } = pass;
  const stepMaxS = sampleRad / sight.orbitRadPerS(startS);
  const partCount = Math.max(2, Math.ceil((endS - startS) / stepMaxS));
  const stepS = (endS - startS) / partCount;
  const grid: ScanGrid = { startS, stepS, sampleCount: partCount + 1, endS };
  const parts: IntervalList = { startS: [], endS: [] };
  findWindows(parts, grid, sampled(grid, sight.marginAt), sight.marginAt);
  if (parts.startS.length === 0) return [];
  if (parts.startS[0] === startS && parts.endS[0] === endS) return [pass];
  const sines = sampled(grid, sight.sineOfElevationAt);
  const nearness = sampled(grid, sight.nearnessAt);
  return parts.startS.map((partStartS, part) => {
    const partEndS = parts.endS[part]!;
    const peakS = findPeakS(grid, sines, sight.sineOfElevationAt, partStartS, partEndS);
    const nearestS = findPeakS(grid, nearness, sight.nearnessAt, partStartS, partEndS);
    return {
      ...pass,
      startS: partStartS,
      endS: partEndS,
      peakS,
      peakElevationRad: asin(Math.max(-1, Math.min(1, sight.sineOfElevationAt(peakS)))),
      rangeMinKm: -sight.nearnessAt(nearestS),
    };
  });
}

/**
 * Cuts passes found by geometry to the times at which the station lies within the terminal's field
 * of regard, as the satellite's one attitude law turns it. A pass may fall into several parts, each
 * with its own peak and least range; a pass wholly in reach stays as it is. Edges are good to
 * 1e-6 s of the geometry. Yields the passes done since the last yield; returns the same table when
 * every terminal reaches everything. The body itself hides nothing.
 */
export function* cutToTerminalReach(
  access: AccessWindows,
  ephemeris: Ephemeris,
  scenario: ReachScenario,
): Generator<number, AccessWindows> {
  const { fleets, satellites, stations } = scenario;
  const terminals = fleets.map(createTerminalFrame);
  if (terminals.every((terminal) => terminal.reachesEverything)) return access;
  const placedStations = stations.map(placeStation);
  const sight = new TerminalSight(ephemeris, scenario);
  const cut: Pass[] = [];
  for (let row = 0; row < access.count; row += 1) {
    const pass = passAt(access, row);
    const terminal = terminals[satellites[pass.satelliteIndex]!.fleetIndex]!;
    if (terminal.reachesEverything) cut.push(pass);
    else {
      sight.select(pass.satelliteIndex, terminal, placedStations[pass.stationIndex]!);
      cut.push(...cutPass(sight, pass));
    }
    if ((row + 1) % passesPerUnit === 0) yield passesPerUnit;
  }
  // Sorts by satellite and start, as the parts of two stations may overlap.
  return mergeAccessWindows([tableOf(cut)]);
}
