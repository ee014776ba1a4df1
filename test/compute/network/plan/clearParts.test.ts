// Are the parts of a window in which terminals may point those that looking at every second finds?
import { describe, expect, test } from 'vitest';
import {
  hiddenSun,
  linkClearParts,
  passClearParts,
  without,
} from '../../../../src/compute/network/plan/clearParts.ts';
import { LinkSight, PassSight } from '../../../../src/compute/network/plan/sights.ts';
import type { Span } from '../../../../src/compute/network/plan/vectorTrack.ts';
import { surveyWorld } from '../../../../src/compute/operate/world.ts';
import { orbitOf } from '../../../../src/compute/scenario/orbitOf.ts';
import {
  createStateSource,
  createStationFrame,
  createSunTrack,
  ecefToTeme,
  fleetStates,
  gmstRad,
  prepareFleet,
  shadowShape,
  sunlitFraction,
  sunPositionInto,
} from '../../../../src/orbit/index.ts';
import { fc } from '../../../chance.ts';
import { drain, ringFleet, scenarioOf } from '../../operate/scenarios.ts';

const degrees = Math.PI / 180;
const scenario = scenarioOf({
  startUtc: '2026-06-21T00:00:00Z',
  durationS: 86_400,
  fleets: [ringFleet(8, {}, { inclinationDeg: 51.6, rightAscensionDeg: 70 })],
  stations: [
    { id: 'home', latitudeDeg: 37, longitudeDeg: 8, elevationMinDeg: 5 },
    { id: 'south', latitudeDeg: -20, longitudeDeg: 130, elevationMinDeg: 5 },
  ],
  links: { topology: 'ring' },
});
const { startUtcMs, ut1MinusUtcS, satellites, stations, durationS } = scenario;
const { access, eclipses } = drain(surveyWorld(scenario));
const fleet = prepareFleet(satellites.map((each) => createStateSource(orbitOf(each))));
const flight = { statesAt: fleetStates(fleet, startUtcMs), startUtcMs, ut1MinusUtcS };
const sunTrack = createSunTrack(startUtcMs, 0, durationS);
const hidden = hiddenSun(satellites.length, eclipses);

const minus = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  [0, 1, 2].map((axis) => a[axis]! - b[axis]!);
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, axis) => sum + value * b[axis]!, 0);
const angleBetween = (a: readonly number[], b: readonly number[]) =>
  Math.acos(dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)));

function placeOf(satellite: number, timeS: number): Float64Array {
  const state = new Float64Array(6);
  expect(flight.statesAt(state, satellite, timeS)).toBe(true);
  return state;
}

function sunAt(timeS: number): Float64Array {
  const sun = new Float64Array(3);
  sunPositionInto(sun, startUtcMs + timeS * 1000);
  return sun;
}

const seesSun = (place: Float64Array, sun: Float64Array) =>
  sunlitFraction(place, sun, shadowShape(scenario.earth)) > 0;

/** Whether a satellite with this exclusion may point at a place, by the states themselves. */
function mayPoint(from: Float64Array, to: Float64Array, sun: Float64Array, exclusionRad: number) {
  const angle = angleBetween(minus(to, from), minus(sun, from));
  return angle >= exclusionRad || !seesSun(from, sun);
}

/** Every two seconds of a span, a second away from all edges. */
function compare(parts: readonly Span[], span: Span, isClear: (timeS: number) => boolean): number {
  let darkCount = 0;
  const edges = parts.flatMap(({ startS, endS }) => [startS, endS]);
  for (let timeS = span.startS + 1; timeS < span.endS; timeS += 2) {
    if (edges.some((edgeS) => Math.abs(edgeS - timeS) < 1)) continue;
    const found = parts.some(({ startS, endS }) => startS <= timeS && timeS < endS);
    expect(found, `${timeS} s`).toBe(isClear(timeS));
    darkCount += found ? 0 : 1;
  }
  return darkCount;
}

describe('the clear parts of a pass', () => {
  const sight = new PassSight(flight, sunTrack);

  test.each([
    ['a station’s telescope', 12, 0, 0],
    ['a satellite’s telescope', 0, 25, 0],
    ['a station’s lowest elevation', 0, 0, 25],
    ['all of them', 15, 25, 20],
  ])('keep off the Sun, and low places: %s', (_, ground, space, lowestDeg) => {
    const sineMin = lowestDeg === 0 ? -1 : Math.sin(lowestDeg * degrees);
    let darkCount = 0;
    for (let row = 0; row < access.count; row += 1) {
      const [satellite, station] = [access.satelliteIndex[row]!, access.stationIndex[row]!];
      const span = { startS: access.startS[row]!, endS: access.endS[row]! };
      const { latitudeRad, longitudeRad, altitudeM } = stations[station]!;
      const frame = createStationFrame(latitudeRad, longitudeRad, altitudeM / 1000);
      sight.select(satellite, stations[station]!, span);
      const limits = {
        sineMin,
        elevationMinRad: Math.max(5, lowestDeg) * degrees,
        stationExclusionRad: ground * degrees,
        satelliteExclusionRad: space * degrees,
        hidden: hidden(satellite),
      };
      darkCount += compare(passClearParts(sight, limits, span), span, (timeS) => {
        const [place, up] = [new Float64Array(3), new Float64Array(3)];
        const gmst = gmstRad(startUtcMs + timeS * 1000, ut1MinusUtcS);
        ecefToTeme(place, frame.positionEcefKm, gmst);
        ecefToTeme(up, frame.upEcef, gmst);
        const [here, sun] = [placeOf(satellite, timeS), sunAt(timeS)];
        const line = minus(here, place);
        const sunLine = minus(sun, place);
        const isLow = 90 * degrees - angleBetween(line, [...up]) < lowestDeg * degrees;
        const isDay = 90 * degrees - angleBetween(sunLine, [...up]) > -0.833 * degrees;
        const isDazzled = isDay && angleBetween(line, sunLine) < ground * degrees;
        const isBlind = space > 0 && !mayPoint(here, place, sun, space * degrees);
        return !isLow && !isDazzled && !isBlind;
      });
    }
    expect(darkCount).toBeGreaterThan(20);
  });
});

test('a link is clear while neither end looks near a Sun that it sees', () => {
  const sight = new LinkSight(flight, sunTrack);
  const span = { startS: 0, endS: 20_000 };
  sight.select(0, 1, span);
  const end = (satellite: number) => ({
    sunExclusionRad: 8 * degrees,
    hidden: hidden(satellite),
  });
  const parts = linkClearParts(sight, [end(0), end(1)], span);
  const darkCount = compare(parts, span, (timeS) => {
    const [a, b, sun] = [placeOf(0, timeS), placeOf(1, timeS), sunAt(timeS)];
    return mayPoint(a, b, sun, 8 * degrees) && mayPoint(b, a, sun, 8 * degrees);
  });
  expect(darkCount).toBeGreaterThan(100);
});

test('what is left of parts without holes is in a part and in no hole', () => {
  const edges = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 14 });
  const spansOf = (values: readonly number[]): Span[] => {
    const sorted = [...values].sort((a, b) => a - b);
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, k) => ({
      startS: sorted[2 * k]!,
      endS: sorted[2 * k + 1]!,
    }));
  };
  const holds = (spans: readonly Span[], timeS: number) =>
    spans.some(({ startS, endS }) => startS <= timeS && timeS < endS);
  fc.assert(
    fc.property(edges, edges, (partEdges, holeEdges) => {
      const [parts, holes] = [spansOf(partEdges), spansOf(holeEdges)];
      const left = without(parts, holes);
      for (let timeS = 0.5; timeS < 60; timeS += 1) {
        expect(holds(left, timeS)).toBe(holds(parts, timeS) && !holds(holes, timeS));
      }
    }),
  );
});
