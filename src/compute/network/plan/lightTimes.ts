// How long is light on its way over a contact, for what leaves at a time?

import { geodeticToEcef, gmstRad, lightSpeedKmPerS, temeToEcef } from '../../../orbit/index.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { FlightTimes } from './sights.ts';

/** Between exact states so far apart a cubic is right to 5 m in low orbit, 20 m at a perigee. */
const nodeS = 120;
/**
 * The far end moves while light is on its way, by less than 11 km/s: 3.7e-5 of the way. With both
 * margins no arrival is earlier than light, and none later by more than 1e-4 of that and 0.2 µs.
 */
const marginFraction = 5e-5;
const marginKm = 0.02;
/** States of all satellites that are kept at once; the oldest of a satellite's go first. */
const keptByteMax = 64e6;

/** Who sends and who receives: satellites, and stations by their index (−1: no station). */
export interface ContactEnds {
  readonly fromNode: number;
  readonly toNode: number;
  readonly station: number;
}

/** Light times from where both ends are at any time of the run; one serves a whole plan. */
export class LightTimes {
  private readonly flight: FlightTimes;
  /** Earth-fixed, km. */
  private readonly stationKm: Float64Array;
  private readonly keptCount: number;
  /** By satellite, once asked for: which node the states at a place are of, and the states. */
  private readonly keptNode: (Int32Array | undefined)[];
  private readonly states: (Float64Array | undefined)[];
  private readonly state = new Float64Array(6);
  private readonly here = new Float64Array(3);
  private readonly there = new Float64Array(3);

  constructor(
    flight: FlightTimes,
    { satellites, stations, durationS }: Pick<Scenario, 'satellites' | 'stations' | 'durationS'>,
  ) {
    const satelliteCount = satellites.length;
    this.flight = flight;
    const { BYTES_PER_ELEMENT } = Float64Array;
    const mostCount = Math.floor(keptByteMax / (6 * BYTES_PER_ELEMENT * satelliteCount));
    this.keptCount = Math.max(2, Math.min(mostCount, Math.ceil(durationS / nodeS) + 2));
    this.keptNode = new Array<Int32Array | undefined>(satelliteCount).fill(undefined);
    this.states = new Array<Float64Array | undefined>(satelliteCount).fill(undefined);
    this.stationKm = new Float64Array(3 * stations.length);
    const place = new Float64Array(3);
    stations.forEach(({ latitudeRad, longitudeRad, altitudeM }, index) => {
      geodeticToEcef(place, latitudeRad, longitudeRad, altitudeM / 1000);
      this.stationKm.set(place, 3 * index);
    });
  }

  /** One-way light time, s, of what leaves at `timeS`; NaN where an end has no place. */
  between({ fromNode, toNode, station }: ContactEnds, timeS: number): number {
    const { here, there } = this;
    if (station < 0) {
      this.placeInto(here, fromNode, timeS);
      this.placeInto(there, toNode, timeS);
      return lightS(here, there, 0);
    }
    const satellite = Math.min(fromNode, toNode);
    this.placeInto(here, satellite, timeS);
    const { startUtcMs, ut1MinusUtcS } = this.flight;
    temeToEcef(there, here, gmstRad(startUtcMs + timeS * 1000, ut1MinusUtcS));
    return lightS(this.stationKm, there, 3 * station);
  }

  /** Where a satellite is, TEME, by a cubic between the states around a time. */
  private placeInto(out: Float64Array, satellite: number, timeS: number): void {
    const node = Math.floor(timeS / nodeS);
    const t = timeS / nodeS - node;
    const u = 1 - t;
    const states = this.statesOf(satellite);
    const a = this.nodeAt(states, satellite, node);
    const b = this.nodeAt(states, satellite, node + 1);
    // Hermite's four shares.
    const from = (1 + 2 * t) * u * u;
    const to = (3 - 2 * t) * t * t;
    const leave = t * u * u * nodeS;
    const arrive = -t * t * u * nodeS;
    for (let axis = 0; axis < 3; axis += 1) {
      const along = leave * states[a + 3 + axis]! + arrive * states[b + 3 + axis]!;
      out[axis] = from * states[a + axis]! + to * states[b + axis]! + along;
    }
  }

  private statesOf(satellite: number): Float64Array {
    let states = this.states[satellite];
    if (states === undefined) {
      states = new Float64Array(6 * this.keptCount);
      this.states[satellite] = states;
      this.keptNode[satellite] = new Int32Array(this.keptCount).fill(-1);
    }
    return states;
  }

  /** Offset of a node's state, NaN where there is none; it is made where it is not kept. */
  private nodeAt(states: Float64Array, satellite: number, node: number): number {
    const place = node % this.keptCount;
    const offset = 6 * place;
    const keptNode = this.keptNode[satellite]!;
    if (keptNode[place] === node) return offset;
    const isThere = this.flight.statesAt(this.state, satellite, node * nodeS);
    for (let at = 0; at < 6; at += 1) states[offset + at] = isThere ? this.state[at]! : NaN;
    keptNode[place] = node;
    return offset;
  }
}

function lightS(a: Float64Array, b: Float64Array, offset: number): number {
  const x = a[offset]! - b[0]!;
  const y = a[offset + 1]! - b[1]!;
  const z = a[offset + 2]! - b[2]!;
  const rangeKm = Math.sqrt(x * x + y * y + z * z);
  return (rangeKm * (1 + marginFraction) + marginKm) / lightSpeedKmPerS;
}
