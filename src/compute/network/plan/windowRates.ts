// What do two ends carry over a window, from their link budget or as given?

import { asin, ecefToTeme, geodeticToEcef, gmstRad, upEcef } from '../../../orbit/index.ts';
import type { StatesAt } from '../../../orbit/index.ts';
import type { Station } from '../../scenario/scenario.ts';
import type { Terminal } from '../../scenario/terminal.ts';
import { createAccessLink } from '../budget/link.ts';
import type { InterSatelliteLink } from '../budget/link.ts';
import { accessRateSegments, interSatelliteRateSegments } from '../budget/rateSegments.ts';
import type { GeometryInto, RateSegments } from '../budget/rateSegments.ts';
import type { RatePiece } from './contactPlan.ts';

/** Where everything is, at any time of the run. */
export interface FlightTimes {
  readonly statesAt: StatesAt;
  readonly startUtcMs: number;
  readonly ut1MinusUtcS: number;
}

/** A stretch without a pause in which rates change in steps. */
export interface CarriedSpan {
  readonly startS: number;
  readonly endS: number;
  readonly rates: readonly RatePiece[];
}

/** Steps of a rate are cut to this: some Mbit of a fast link, and half of the work. */
const resolutionS = 0.1;

/** One rate all along; none when it is 0. */
export function fixedSpan(startS: number, endS: number, rateBitPerS: number): CarriedSpan[] {
  if (!(rateBitPerS > 0 && endS > startS)) return [];
  return [{ startS, endS, rates: [{ startS, rateBitPerS }] }];
}

/** Stretches that touch belong together; where nothing flows a new contact begins. */
function spansOf({ count, startS, endS, rateBitPerS }: RateSegments): CarriedSpan[] {
  const spans: { startS: number; endS: number; rates: RatePiece[] }[] = [];
  for (let row = 0; row < count; row += 1) {
    const piece = { startS: startS[row]!, rateBitPerS: rateBitPerS[row]! };
    const last = spans.at(-1);
    if (last !== undefined && last.endS === startS[row]) {
      last.rates.push(piece);
      last.endS = endS[row]!;
    } else spans.push({ startS: startS[row]!, endS: endS[row]!, rates: [piece] });
  }
  return spans;
}

/** Range and elevation of a satellite over a station; NaN without a state. */
function sightOf(flight: FlightTimes, satellite: number, station: Station): GeometryInto {
  const stationEcefKm = new Float64Array(3);
  const upFixed = new Float64Array(3);
  const { latitudeRad, longitudeRad, altitudeM } = station;
  geodeticToEcef(stationEcefKm, latitudeRad, longitudeRad, altitudeM / 1000);
  upEcef(upFixed, latitudeRad, longitudeRad);
  const state = new Float64Array(6);
  const [place, up] = [new Float64Array(3), new Float64Array(3)];
  return (out, timeS) => {
    if (!flight.statesAt(state, satellite, timeS)) {
      out.fill(NaN);
      return;
    }
    const gmst = gmstRad(flight.startUtcMs + timeS * 1000, flight.ut1MinusUtcS);
    ecefToTeme(place, stationEcefKm, gmst);
    ecefToTeme(up, upFixed, gmst);
    let [along, square] = [0, 0];
    for (let axis = 0; axis < 3; axis += 1) {
      const towards = state[axis]! - place[axis]!;
      along += towards * up[axis]!;
      square += towards * towards;
    }
    out[0] = Math.sqrt(square);
    out[1] = asin(Math.max(-1, Math.min(1, along / out[0])));
  };
}

/** A satellite's terminal and a station's, for a pass. */
export interface PassEnds {
  readonly satellite: number;
  readonly satelliteTerminal: Terminal;
  readonly station: Station;
  readonly stationTerminal: Terminal;
}

/** What a pass carries in one direction by its link budget under a clear sky. */
export function passSpans(
  flight: FlightTimes,
  ends: PassEnds,
  direction: 'down' | 'up',
  window: { readonly startS: number; readonly endS: number },
): CarriedSpan[] {
  const { satellite, satelliteTerminal, station, stationTerminal } = ends;
  const link = createAccessLink(satelliteTerminal, stationTerminal, station, direction);
  if (link.kind === 'fixed') return fixedSpan(window.startS, window.endS, link.rateBitPerS);
  const sight = sightOf(flight, satellite, station);
  return spansOf(accessRateSegments(link, { ...window, resolutionS }, sight));
}

/** What a link between two satellites carries by its budget. */
export function linkSpans(
  flight: FlightTimes,
  link: InterSatelliteLink,
  [a, b]: readonly [number, number],
  window: { readonly startS: number; readonly endS: number },
): CarriedSpan[] {
  if (link.kind === 'fixed') return fixedSpan(window.startS, window.endS, link.rateBitPerS);
  const [here, there] = [new Float64Array(6), new Float64Array(6)];
  const rangeAt = (timeS: number): number => {
    if (!flight.statesAt(here, a, timeS) || !flight.statesAt(there, b, timeS)) return NaN;
    const [x, y, z] = [here[0]! - there[0]!, here[1]! - there[1]!, here[2]! - there[2]!];
    return Math.sqrt(x * x + y * y + z * z);
  };
  return spansOf(interSatelliteRateSegments(link, { ...window, resolutionS }, rangeAt));
}
