// A dawn–dusk fleet with real orbits and the real Sun: which way do its surfaces face?
import { describe, expect, test } from 'vitest';
import {
  createEphemeris,
  createPropagator,
  createSunTrack,
  prepareFleet,
  propagateFleet,
  stateOffset,
  sunSynchronousElementSets,
  sunTrackInto,
} from '../../src/orbit/index.ts';
import {
  bodyToTemeInto,
  createAttitudeFrame,
  pointingErrorRad,
  targetDirectionsInto,
  targetDirectionsLength,
} from '../../src/compute/plant/attitude.ts';
import { attitudeLaw } from '../../src/compute/scenario/attitude.ts';
import type { AttitudeLaw } from '../../src/compute/scenario/scenario.ts';

const degree = Math.PI / 180;
const law = attitudeLaw('arrayToSun', 'radiatorEdgeToEarth') as AttitudeLaw;
/** The scenario's body axes put the radiator's normals along ±y. */
const radiatorColumn = 1;

/** Least and most, over a day: |cos| between radiator normal and velocity; pointing error. */
function dayOf(utcMs: number) {
  const [elementSet] = sunSynchronousElementSets({
    idPrefix: 'ring',
    epochUtcMs: utcMs,
    altitudeKm: 650,
    localTimeOfAscendingNodeS: 6 * 3600,
    planeCount: 1,
    satellitesPerPlaneCount: 1,
  });
  const ephemeris = createEphemeris(1, 1441, 0, 60);
  for (const done of propagateFleet(
    prepareFleet([createPropagator(elementSet!)]),
    utcMs,
    ephemeris,
  )) {
    expect(done).toBeGreaterThanOrEqual(0);
  }
  const track = createSunTrack(utcMs, 0, 86400);
  const sun = new Float64Array(3);
  const directions = new Float64Array(targetDirectionsLength);
  const rotation = new Float64Array(9);
  const frame = createAttitudeFrame(law);
  const worst = { windCos: 1, sunCos: 0, earthCos: 0, missRad: 0 };
  for (let sample = 0; sample < ephemeris.sampleCount; sample += 1) {
    const { positionTemeKm, velocityTemeKmPerS } = ephemeris;
    sunTrackInto(sun, track, 60 * sample);
    const offset = stateOffset(ephemeris, 0, sample);
    targetDirectionsInto(directions, positionTemeKm, velocityTemeKmPerS, offset, sun);
    bodyToTemeInto(rotation, frame, directions);
    const cosTo = (at: number): number =>
      Math.abs(
        rotation[radiatorColumn]! * directions[at]! +
          rotation[3 + radiatorColumn]! * directions[at + 1]! +
          rotation[6 + radiatorColumn]! * directions[at + 2]!,
      );
    worst.sunCos = Math.max(worst.sunCos, cosTo(0));
    worst.earthCos = Math.max(worst.earthCos, cosTo(3));
    worst.windCos = Math.min(worst.windCos, cosTo(6));
    worst.missRad = Math.max(worst.missRad, pointingErrorRad(frame, directions));
  }
  return worst;
}

describe('a dawn–dusk satellite at 650 km, array to the Sun, radiator edge-on to the Earth', () => {
  // The Sun stands 3° (March) to 32° (December) off the orbit normal at 06:00.
  test.each([
    ['March', Date.UTC(2026, 2, 20), 12],
    ['June', Date.UTC(2026, 5, 21), 17],
    ['December', Date.UTC(2026, 11, 21), 33],
  ])('in %s flies its radiator broadside to the wind, within the Sun’s wander', (_, utcMs, deg) => {
    const { windCos, sunCos, earthCos } = dayOf(utcMs);
    expect(windCos).toBeGreaterThan(Math.cos(deg * degree));
    expect(sunCos).toBeLessThan(1e-12);
    expect(earthCos).toBeLessThan(1e-12);
  });

  test('misses nadir with its z axis by no more than the Sun’s wander off the orbit normal', () => {
    expect(dayOf(Date.UTC(2026, 11, 21)).missRad).toBeLessThan(33 * degree);
    expect(dayOf(Date.UTC(2026, 11, 21)).missRad).toBeGreaterThan(25 * degree);
  });
});
