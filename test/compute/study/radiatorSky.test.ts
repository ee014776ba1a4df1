// Does a radiator in a study take up what it would in a run?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { betaAngleAt, meanOrbitOf } from '../../../src/orbit/index.ts';
import { createStateSource, prepareFleet } from '../../../src/orbit/index.ts';
import { orbitOf } from '../../../src/compute/scenario/orbitOf.ts';
import { propagateSpan, supplyOf } from '../../../src/compute/operate/supplies.ts';
import { drained } from '../../../src/compute/study/drained.ts';
import {
  absorbedWPerM2,
  placesOfAttitude,
  placesOfLaw,
} from '../../../src/compute/study/radiatorSky.ts';
import { circularPeriodS } from '../../../src/compute/study/studyOrbit.ts';
import { skyCaseNames, skyFluxes } from '../../../src/compute/study/skyCases.ts';
import { scenarioOf } from '../operate/scenarios.ts';
import { machineOf, withRadiator } from './machines.ts';

const ai1 = machineOf('ai1');

describe('places along a revolution', () => {
  test('a Sun-pointed satellite at dawn–dusk has its radiator edge-on to Sun and Earth', () => {
    const scenario = scenarioOf({
      durationS: 3600,
      fleets: [
        {
          orbit: { kind: 'ring', altitudeKm: 650, inclinationDeg: 98, satelliteCount: 1 },
          platform: 'ai1',
        },
      ],
    });
    const places = placesOfLaw(scenario.fleets[0]!.attitude, ai1, { altitudeKm: 650 });
    for (const { sunCos, tiltCos, isSunlit } of places) {
      expect(Math.abs(sunCos)).toBeLessThan(1e-6);
      expect(Math.abs(tiltCos)).toBeLessThan(1e-6);
      expect(isSunlit).toBe(true);
    }
  });

  test('with the Sun in the plane of the orbit 36 % of it are dark at 650 km', () => {
    const places = placesOfAttitude('nadirFacing', { altitudeKm: 650, betaRad: 0 });
    const darkCount = places.filter(({ isSunlit }) => !isSunlit).length;
    // asin(R/r)/π of a cylinder; 72 places
    expect(Math.abs(darkCount / 72 - 0.3614)).toBeLessThan(1 / 72);
  });
});

describe('heat absorbed', () => {
  test('is most in the hot case and least in the cold one, at any Sun and height', () => {
    const height = fc.double({ min: 300, max: 2000, noNaN: true });
    const beta = fc.double({ min: -Math.PI / 2, max: Math.PI / 2, noNaN: true });
    fc.assert(
      fc.property(height, beta, fc.constantFrom('edgeOn', 'nadirFacing'), (km, betaRad, aim) => {
        const places = placesOfAttitude(aim, { altitudeKm: km, betaRad });
        const [hot, mean, cold] = skyCaseNames.map((name) =>
          absorbedWPerM2(ai1, km, places, name, skyFluxes(name)),
        ) as [number, number, number];
        expect(hot).toBeGreaterThan(mean);
        expect(mean).toBeGreaterThan(cold);
        expect(cold).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  test('is what a run gives the same radiator over its first revolution', () => {
    const scenario = scenarioOf({
      startUtc: '2027-04-03T00:00:00Z', // the Sun at 1 au
      durationS: 86_400,
      fleets: [
        {
          orbit: { kind: 'sunSynchronous', altitudeKm: 650, localTimeOfAscendingNode: '06:00' },
          platform: 'ai1',
        },
      ],
    });
    const { satellites, fleets, startUtcMs } = scenario;
    const fleet = prepareFleet(satellites.map((each) => createStateSource(orbitOf(each))));
    const span = { startS: 0, stepS: 60, sampleCount: 99 };
    const ephemeris = drained(propagateSpan(fleet, startUtcMs, span));
    const supply = drained(supplyOf(ephemeris, startUtcMs, scenario));
    let sum = 0;
    for (let k = 0; k < 98; k += 1) sum += supply.absorbedEarthW[k]! + supply.absorbedSunFullW[k]!;
    const betaRad = betaAngleAt(meanOrbitOf(satellites[0]!.elementSet), startUtcMs);
    const { attitude, platform } = fleets[0]!;
    const places = placesOfLaw(attitude, platform, { altitudeKm: 650, betaRad });
    const ours = absorbedWPerM2(platform, 650, places, 'mean', skyFluxes('mean')) * 110;
    expect(Math.abs(ours / (sum / 98) - 1)).toBeLessThan(0.01);
  });

  test('of the own array disappears with its share of the view', () => {
    const places = placesOfAttitude('edgeOn', { altitudeKm: 650 });
    const at = (arrayViewFraction: number) =>
      absorbedWPerM2(
        withRadiator(ai1, { arrayViewFraction }),
        650,
        places,
        'mean',
        skyFluxes('mean'),
      );
    const [none, some, twice] = [at(0), at(0.05), at(0.1)];
    expect(twice - some).toBeCloseTo(some - none, 9);
    // ε 0.91 of 0.1 of what an array at some 340 K with ε 0.85 emits
    expect(Math.abs((twice - none) / 0.91 / 64 - 1)).toBeLessThan(0.15);
  });
});

test('a revolution at 650 km takes 97.7 minutes', () => {
  expect(circularPeriodS(650) / 60).toBeCloseTo(97.73, 1);
});
