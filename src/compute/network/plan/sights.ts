// How do a pass and a link between satellites look, from either end and beside the Sun?

import {
  geodeticToEcef,
  gmstRad,
  sunTrackInto,
  temeToEcef,
  temeVelocityToEcef,
  upEcef,
  type StatesAt,
  type SunTrack,
} from '../../../orbit/index.ts';
import type { Station } from '../../scenario/scenario.ts';
import { nodeStepS, VectorTrack, type Span } from './vectorTrack.ts';

/** Where everything is, at any time of the run. */
export interface FlightTimes {
  readonly statesAt: StatesAt;
  readonly startUtcMs: number;
  readonly ut1MinusUtcS: number;
}

/** Sets what is seen at a time, and says where the Sun stands. */
export interface Sight {
  /** Time in which the fastest end turns by 3.4° about the Earth. */
  readonly stepS: number;
  readonly rangeKm: number;
  /** Sine of the elevation over the station; 1 between satellites. */
  readonly sine: number;
  /** Cosine of the angle between the Sun and the way from the first end to the second. */
  readonly sunCosine: number;
  look(timeS: number): void;
  /** Like `look`, with the Sun. */
  lookWithSun(timeS: number): void;
}

const probe = new Float64Array(6);

/** Angle of the orbit per second at a time; 0 without a state. */
function turnAtRadPerS(statesAt: StatesAt, satellite: number, timeS: number): number {
  if (!statesAt(probe, satellite, timeS)) return 0;
  let [place, speed] = [0, 0];
  for (let axis = 0; axis < 3; axis += 1) {
    place += probe[axis]! * probe[axis]!;
    speed += probe[3 + axis]! * probe[3 + axis]!;
  }
  return Math.sqrt(speed / place);
}

/** The greatest of both ends and the middle of a window. */
function turnRadPerS(statesAt: StatesAt, satellite: number, { startS, endS }: Span): number {
  const most = Math.max(
    turnAtRadPerS(statesAt, satellite, startS),
    turnAtRadPerS(statesAt, satellite, (startS + endS) / 2),
    turnAtRadPerS(statesAt, satellite, endS),
  );
  return most > 0 ? most : 1e-3;
}

/** A satellite over a station; the first end is the station. Earth-fixed. */
export class PassSight implements Sight {
  stepS = 1;
  rangeKm = 0;
  sine = 0;
  sunCosine = 0;
  /** Sine of the Sun's own elevation over the station. */
  sunSine = 0;
  private readonly track = new VectorTrack();
  private readonly state = new Float64Array(6);
  private readonly fixed = new Float64Array(3);
  private readonly place = new Float64Array(3);
  private readonly up = new Float64Array(3);
  private readonly sun = new Float64Array(3);

  constructor(
    private readonly flight: FlightTimes,
    private readonly sunTrack: SunTrack,
  ) {}

  /** Takes up a window of a satellite over a station. */
  select(satellite: number, station: Station, span: Span): void {
    const { statesAt } = this.flight;
    const { latitudeRad, longitudeRad, altitudeM } = station;
    geodeticToEcef(this.place, latitudeRad, longitudeRad, altitudeM / 1000);
    upEcef(this.up, latitudeRad, longitudeRad);
    this.stepS = nodeStepS(turnRadPerS(statesAt, satellite, span));
    const { state, fixed, place } = this;
    const vectorInto = (out: Float64Array, timeS: number): boolean => {
      if (!statesAt(state, satellite, timeS)) return false;
      const gmst = this.gmstAt(timeS);
      temeToEcef(fixed, state, gmst);
      for (let axis = 0; axis < 3; axis += 1) out[axis] = fixed[axis]! - place[axis]!;
      temeVelocityToEcef(fixed, state, gmst);
      for (let axis = 0; axis < 3; axis += 1) out[3 + axis] = fixed[axis]!;
      return true;
    };
    this.track.fill(vectorInto, span, this.stepS);
  }

  look(timeS: number): void {
    const { track, up } = this;
    track.at(timeS);
    const { x, y, z } = track;
    this.rangeKm = Math.sqrt(x * x + y * y + z * z);
    this.sine = (x * up[0]! + y * up[1]! + z * up[2]!) / this.rangeKm;
  }

  lookWithSun(timeS: number): void {
    this.look(timeS);
    const { sun, up, track } = this;
    sunTrackInto(sun, this.sunTrack, timeS);
    temeToEcef(sun, sun, this.gmstAt(timeS));
    const sunKm = Math.sqrt(sun[0]! * sun[0]! + sun[1]! * sun[1]! + sun[2]! * sun[2]!);
    const along = track.x * sun[0]! + track.y * sun[1]! + track.z * sun[2]!;
    this.sunCosine = along / (sunKm * this.rangeKm);
    this.sunSine = (up[0]! * sun[0]! + up[1]! * sun[1]! + up[2]! * sun[2]!) / sunKm;
  }

  private gmstAt(timeS: number): number {
    return gmstRad(this.flight.startUtcMs + timeS * 1000, this.flight.ut1MinusUtcS);
  }
}

/** One satellite seen from another. */
export class LinkSight implements Sight {
  stepS = 1;
  rangeKm = 0;
  readonly sine = 1;
  sunCosine = 0;
  private readonly track = new VectorTrack();
  private readonly here = new Float64Array(6);
  private readonly there = new Float64Array(6);
  private readonly sun = new Float64Array(3);

  constructor(
    private readonly flight: FlightTimes,
    private readonly sunTrack: SunTrack,
  ) {}

  /** Takes up a window of two satellites. */
  select(from: number, to: number, span: Span): void {
    const { statesAt } = this.flight;
    const { here, there } = this;
    const fastest = Math.max(turnRadPerS(statesAt, from, span), turnRadPerS(statesAt, to, span));
    this.stepS = nodeStepS(fastest);
    const vectorInto = (out: Float64Array, timeS: number): boolean => {
      if (!statesAt(here, from, timeS) || !statesAt(there, to, timeS)) return false;
      for (let axis = 0; axis < 6; axis += 1) out[axis] = there[axis]! - here[axis]!;
      return true;
    };
    this.track.fill(vectorInto, span, this.stepS);
  }

  look(timeS: number): void {
    const { track } = this;
    track.at(timeS);
    this.rangeKm = Math.sqrt(track.x * track.x + track.y * track.y + track.z * track.z);
  }

  lookWithSun(timeS: number): void {
    this.look(timeS);
    const { sun, track } = this;
    sunTrackInto(sun, this.sunTrack, timeS);
    const sunKm = Math.sqrt(sun[0]! * sun[0]! + sun[1]! * sun[1]! + sun[2]! * sun[2]!);
    const along = track.x * sun[0]! + track.y * sun[1]! + track.z * sun[2]!;
    this.sunCosine = along / (sunKm * this.rangeKm);
  }
}
