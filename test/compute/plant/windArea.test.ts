import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { betaAngleAt, meanOrbitOf } from '../../../src/orbit/index.ts';
import { arraySurface, radiatorSurface } from '../../../src/compute/plant/partSurfaces.ts';
import { circularTrack } from '../../../src/compute/plant/pointing.ts';
import {
  heldPlates,
  isBroadsideToWind,
  orbitAreas,
  windCost,
  windWarnings,
  type HeldSurface,
} from '../../../src/compute/plant/windArea.ts';
import { attitudeLaw } from '../../../src/compute/scenario/attitude.ts';
import type { AttitudeLaw } from '../../../src/compute/scenario/scenario.ts';
import { meetingAreas } from '../../../src/compute/study/keeping.ts';
import { sampleText, scenarioOf } from '../scenario/sample.ts';
import { evenly, seeded } from './geometry.ts';

const degree = Math.PI / 180;
const sunPointed = attitudeLaw('arrayToSun', 'radiatorEdgeToEarth') as AttitudeLaw;
const nadir = attitudeLaw('instrumentToEarth', 'alongVelocity') as AttitudeLaw;

const ai1: HeldSurface[] = [
  {
    surface: arraySurface({ areaM2: 600, bodyNormal: [1, 0, 0], joint: { kind: 'fixed' } }),
    aim: { kind: 'face', target: 'sun' },
  },
  {
    surface: radiatorSurface({
      areaM2: 110,
      bodyNormal: [0, 1, 0],
      isTwoSided: true,
      joint: { kind: 'fixed' },
    }),
    aim: { kind: 'rest' },
  },
];
const body = { altitudeKm: 600, massKg: 2140, dragCoefficient: 2.2 };

const trackAt = (betaDeg: number) =>
  circularTrack({ periodS: 5800, betaRad: betaDeg * degree, sampleCount: 720 });

describe('areas over a revolution', () => {
  test('of a plate fixed along the velocity are all of it to the wind', () => {
    const areas = orbitAreas(ai1.slice(0, 1), nadir, trackAt(0));
    expect(areas.toVelocityM2).toBeCloseTo(600, 6);
    expect(areas.toSunM2 / 600).toBeCloseTo(2 / Math.PI, 4); // mean of |cos| over a circle
  });

  test('of a Sun-pointed array are 2/π cos β to the wind', () => {
    fc.assert(
      fc.property(evenly(-88, 88), (betaDeg) => {
        const areas = orbitAreas(ai1.slice(0, 1), sunPointed, trackAt(betaDeg));
        expect(areas.toSunM2).toBeCloseTo(600, 6);
        expect(areas.toVelocityM2 / 600).toBeCloseTo((2 / Math.PI) * Math.cos(betaDeg * degree), 3);
      }),
      { ...seeded, numRuns: 20 },
    );
  });

  test('add up over the surfaces', () => {
    const areas = orbitAreas(ai1, sunPointed, trackAt(60));
    const [array, radiator] = areas.surfaces;
    expect(areas.toVelocityM2).toBeCloseTo(array!.toVelocityM2 + radiator!.toVelocityM2, 10);
    expect(areas.toSunM2).toBeCloseTo(array!.toSunM2 + radiator!.toSunM2, 10);
  });

  test('are those of the scenario’s own orbit where its Sun stands as high', () => {
    const fleet = {
      orbit: { kind: 'sunSynchronous', altitudeKm: 600, localTimeOfAscendingNode: '06:00' },
      platform: 'ai1',
    };
    const scenario = scenarioOf(sampleText({ startUtc: '2027-03-20T12:00:00Z', fleets: [fleet] }));
    const real = meetingAreas(scenario, 0)!;
    const orbit = meanOrbitOf(scenario.satellites[0]!.elementSet);
    const betaRad = betaAngleAt(orbit, scenario.startUtcMs);
    const { attitude, platform } = scenario.fleets[0]!;
    const track = circularTrack({ periodS: 5800, betaRad, sampleCount: 720 });
    const areas = orbitAreas(heldPlates(platform), attitude, track);
    expect(Math.abs(areas.toVelocityM2 / real.frontalM2 - 1)).toBeLessThan(0.01);
    expect(Math.abs(areas.toSunM2 / real.toSunM2 - 1)).toBeLessThan(0.001);
  });
});

describe('a radiator edge-on to Sun and Earth', () => {
  test('is broadside to the wind at dawn–dusk, and the warning says what that costs', () => {
    const areas = orbitAreas(ai1, sunPointed, trackAt(90));
    expect(areas.surfaces.map(isBroadsideToWind)).toEqual([false, true]);
    const [warning, ...others] = windWarnings(areas, body, 'fleets[0]');
    expect(others).toEqual([]);
    const cost = windCost(body, 110);
    expect(warning!.message).toBe(
      'the radiator is edge-on to Sun and Earth, so broadside to the wind: ' +
        `110 of 110 m² meet the air, ${cost.deltaVMPerSPerYear.toFixed(1)} m/s a year to hold ` +
        `600 km, down in ${cost.lifetimeYears.toFixed(1)} years if nothing does`,
    );
  });

  test('of a small satellite is said in as many digits as it takes', () => {
    const of = (areaM2: number) => {
      const areas = { name: 'x', areaM2, toVelocityM2: 0.93 * areaM2, toSunM2: 0, toEarthM2: 0 };
      const [warning] = windWarnings({ ...areas, surfaces: [areas] }, body, '');
      return / (\S+ of \S+ m²) meet/.exec(warning!.message)![1];
    };
    expect([0.05, 0.163, 1, 16].map(of)).toEqual([
      '0.047 of 0.050 m²',
      '0.15 of 0.16 m²',
      '0.93 of 1.00 m²',
      '15 of 16 m²',
    ]);
  });

  test('has no stated price above 1,000 km, where the table of the air ends', () => {
    const areas = orbitAreas(ai1, sunPointed, trackAt(90));
    const [warning] = windWarnings(areas, { ...body, altitudeKm: 1200 }, '');
    expect(warning!.message).toMatch(/meet the air, its cost at 1200 km is above the table/);
    expect(warning!.message).not.toContain('m/s');
  });

  test('still is in December, when the Sun stands 32° off the orbit normal', () => {
    const areas = orbitAreas(ai1, sunPointed, trackAt(58));
    expect(areas.surfaces[1]!.toVelocityM2).toBeGreaterThan(0.84 * 110);
    expect(windWarnings(areas, body, '')).toHaveLength(1);
  });

  test('is not in a noon–midnight orbit: there it lies in the orbit plane', () => {
    const areas = orbitAreas(ai1, sunPointed, trackAt(0));
    expect(areas.surfaces[1]!.toVelocityM2).toBeLessThan(1);
    expect(windWarnings(areas, body, '')).toEqual([]);
  });

  test('is not when it faces the Earth instead, or has no area', () => {
    const facing = orbitAreas(ai1.slice(1), nadir, trackAt(90));
    expect(windWarnings(facing, body, '')).toEqual([]);
    const none = { name: 'x', areaM2: 0, toVelocityM2: 0, toSunM2: 0, toEarthM2: 0 };
    expect(isBroadsideToWind(none)).toBe(false);
  });

  test('is so only if it hides from both, and shows most of itself to the wind', () => {
    const edgeOn = { name: 'x', areaM2: 10, toVelocityM2: 9, toSunM2: 0.5, toEarthM2: 0.5 };
    expect(isBroadsideToWind(edgeOn)).toBe(true);
    expect(isBroadsideToWind({ ...edgeOn, toEarthM2: 4 })).toBe(false);
    expect(isBroadsideToWind({ ...edgeOn, toSunM2: 4 })).toBe(false);
    expect(isBroadsideToWind({ ...edgeOn, toVelocityM2: 5 })).toBe(false);
  });
});

test('twice the area costs twice the velocity and lasts half as long', () => {
  const [one, two] = [windCost(body, 50), windCost(body, 100)];
  expect(two.deltaVMPerSPerYear / one.deltaVMPerSPerYear).toBeCloseTo(2, 10);
  expect(one.lifetimeYears / two.lifetimeYears).toBeCloseTo(2, 10);
  expect(one.quickLifetimeYears / two.quickLifetimeYears).toBeCloseTo(2, 10);
  expect(one.projectedM2).toBe(50);
});
