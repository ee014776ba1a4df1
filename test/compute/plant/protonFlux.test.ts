// Is the map of protons smooth, closed around the Earth, and in accord with its own orbit means?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  anomalyLongitudeRad,
  anomalyMargin,
  anomalyModel,
  anomalyTimeFraction,
  cosmicRayDoseKradPerYear,
  protonFluxAltitudesKm,
  protonFluxOrbitMean,
  protonFluxRelative,
  referenceDoseKradPerYear,
} from '../../../src/compute/plant/protonFlux.ts';

const radPerDeg = Math.PI / 180;
const floor = cosmicRayDoseKradPerYear.value / referenceDoseKradPerYear.value;
const latitudes = fc.double({ min: -Math.PI / 2, max: Math.PI / 2, noNaN: true });
const longitudes = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
const altitudes = fc.double({ min: 300, max: 2000, noNaN: true });
const years = fc.double({ min: 2020, max: 2040, noNaN: true });

/** Mean over a circular orbit and all longitudes, by brute force; and the share of time inside. */
function walked(inclinationDeg: number, altitudeKm: number): { mean: number; inside: number } {
  let sum = 0;
  let inside = 0;
  const count = 400;
  for (let i = 0; i < count; i += 1) {
    const sine = Math.sin(inclinationDeg * radPerDeg) * Math.sin((2 * Math.PI * i) / count);
    for (let j = 0; j < count; j += 1) {
      const place = [Math.asin(sine), (2 * Math.PI * j) / count, altitudeKm, 2030] as const;
      sum += protonFluxRelative(...place);
      if (anomalyMargin(...place) > 0) inside += 1;
    }
  }
  return { mean: sum / (count * count), inside: inside / (count * count) };
}

describe('proton flux', () => {
  test.each([
    [97.99, 650],
    [28.5, 550],
    [51.6, 420],
    [0, 600],
    [90, 1200],
  ])('an orbit of %f° at %i km sees the mean of the map along it', (deg, km) => {
    const { mean, inside } = walked(deg, km);
    expect(protonFluxOrbitMean(deg * radPerDeg, km) / mean).toBeCloseTo(1, 9);
    expect(Math.abs(anomalyTimeFraction(deg * radPerDeg, km) - inside)).toBeLessThan(0.005);
  });

  test('nowhere is it below the cosmic rays, and nowhere above the anomaly’s centre', () => {
    fc.assert(
      fc.property(latitudes, longitudes, altitudes, years, (latitude, longitude, km, year) => {
        const flux = protonFluxRelative(latitude, longitude, km, year);
        const centreRad = anomalyModel.centreLatitudeDeg.value * radPerDeg;
        const centre = protonFluxRelative(centreRad, anomalyLongitudeRad(year), km, year);
        expect(flux).toBeGreaterThanOrEqual(floor);
        expect(flux).toBeLessThanOrEqual(centre * (1 + 1e-12));
      }),
    );
  });

  test('a turn around the Earth changes nothing, and ten years move the map 3° west', () => {
    fc.assert(
      fc.property(latitudes, longitudes, (latitude, longitude) => {
        const here = protonFluxRelative(latitude, longitude, 550, 2026);
        const turned = protonFluxRelative(latitude, longitude + 2 * Math.PI, 550, 2026);
        const later = protonFluxRelative(latitude, longitude - 3 * radPerDeg, 550, 2036);
        expect(turned / here).toBeCloseTo(1, 9);
        expect(later / here).toBeCloseTo(1, 9);
      }),
    );
  });

  test('higher is denser, and the anomaly wider', () => {
    fc.assert(
      fc.property(fc.double({ min: 300, max: 1950, noNaN: true }), (km) => {
        const centre = [-26 * radPerDeg, -50 * radPerDeg] as const;
        const here = protonFluxRelative(...centre, km, 2026);
        expect(protonFluxRelative(...centre, km + 50, 2026)).toBeGreaterThan(here);
        const fractions = [km, km + 50].map((at) => anomalyTimeFraction(0.5, at));
        expect(fractions[1]!).toBeGreaterThan(fractions[0]!);
      }),
    );
  });

  test('the slope below 500 km is that of 500 to 700 km', () => {
    const trapped = (km: number): number => protonFluxOrbitMean(0.5, km) - floor;
    expect(trapped(300) / trapped(500)).toBeCloseTo(trapped(500) / trapped(700), 9);
    expect(trapped(500) / trapped(700)).toBeCloseTo(0.7 / 3.0, 9);
  });

  test('below 300 and above 2,000 km nothing is said', () => {
    expect(protonFluxAltitudesKm.value).toEqual([300, 2000]);
    for (const km of [299.9, 2000.1, NaN]) {
      expect(protonFluxRelative(0, 0, km, 2026)).toBeNaN();
      expect(protonFluxOrbitMean(1, km)).toBeNaN();
      expect(anomalyMargin(0, 0, km, 2026)).toBeNaN();
      expect(anomalyTimeFraction(1, km)).toBeNaN();
    }
  });

  test('at the border of the anomaly its flux is 50 protons/(cm² s) of the peak’s 1,960', () => {
    const centre = -26 * radPerDeg;
    const longitude = anomalyLongitudeRad(2026);
    const trapped = (latitude: number): number =>
      protonFluxRelative(latitude, longitude, 600, 2026) - floor;
    let [low, high] = [centre, 0.5];
    for (let pass = 0; pass < 60; pass += 1) {
      const middle = (low + high) / 2;
      if (anomalyMargin(middle, longitude, 600, 2026) > 0) low = middle;
      else high = middle;
    }
    expect(trapped(low) / trapped(centre)).toBeCloseTo(50 / 1960, 9);
  });
});
