import { describe, expect, test } from 'vitest';
import {
  absorbedEarthWPerM2,
  createSupply,
  fillSupply,
  solarFluxWPerM2,
  type Supply,
} from '../../../src/compute/plant/supply.ts';
import {
  earthRadiusAuthalicKm,
  earthInfraredWPerM2,
} from '../../../src/compute/plant/constants.ts';
import { earthViewFactorOfBothFaces } from '../../../src/compute/plant/viewFactor.ts';
import { createEphemeris, stateOffset, type Ephemeris } from '../../../src/orbit/ephemeris.ts';
import type { SunTrack } from '../../../src/orbit/sun.ts';
import type {
  AttitudeLaw,
  Fleet,
  Joint,
  Platform,
  RadiatorAim,
  Satellite,
} from '../../../src/compute/scenario/scenario.ts';
import { astronomicalUnitKm, circularState, scaled, type Vector } from './geometry.ts';

const radiusKm = 7000;
const sampleCount = 97;
const stepS = 60;

/** Array at the Sun, radiator edge-on to the Earth. */
const sunAndEarth: AttitudeLaw = {
  primary: { bodyAxis: [0, 0, 1], target: 'sun' },
  secondary: { bodyAxis: [0, 1, 0], target: 'earth' },
};
/** One radiator face down. */
const radiatorDown: AttitudeLaw = {
  primary: { bodyAxis: [1, 0, 0], target: 'earth' },
  secondary: { bodyAxis: [0, 0, 1], target: 'sun' },
};

interface Design {
  readonly attitude?: AttitudeLaw;
  readonly joint?: Joint;
  readonly isTwoSided?: boolean;
  readonly radiatorJoint?: Joint;
  readonly aim?: RadiatorAim;
  readonly degradationFraction?: number;
}

function fleetOf(design: Design): Fleet {
  const platform = {
    array: {
      areaM2: 100,
      efficiencyFraction: 0.3,
      packingFraction: 0.9,
      stringLossFraction: 0,
      temperatureCoefficientPerK: 0,
      absorptivityFraction: 0.9,
      emissivityFraction: 0.85,
      backEmissivityFraction: 0.85,
      degradationFraction: design.degradationFraction ?? 0,
      bodyNormal: [0, 0, 1],
      joint: design.joint ?? { kind: 'fixed' },
    },
    radiator: {
      areaM2: 10,
      isTwoSided: design.isTwoSided ?? true,
      emissivityFraction: 0.9,
      absorptivityFraction: 0.1,
      arrayViewFraction: 0,
      arrayFrontShareFraction: 0,
      bodyNormal: [1, 0, 0],
      joint: design.radiatorJoint ?? { kind: 'fixed' },
      aim: design.aim ?? 'edgeToSun',
    },
  } as unknown as Platform;
  return { attitude: design.attitude ?? sunAndEarth, platform } as Fleet;
}

/** One satellite per inclination, all through the x axis at the start. */
function orbits(inclinationsRad: readonly number[]): Ephemeris {
  const ephemeris = createEphemeris(inclinationsRad.length, sampleCount, 0, stepS);
  const rate = Math.sqrt(398600.4418 / radiusKm ** 3);
  inclinationsRad.forEach((inclinationRad, satellite) => {
    for (let sample = 0; sample < sampleCount; sample += 1) {
      const state = circularState(radiusKm, inclinationRad, rate * sample * stepS);
      const offset = stateOffset(ephemeris, satellite, sample);
      ephemeris.positionTemeKm.set(state.position, offset);
      ephemeris.velocityTemeKmPerS.set(state.velocity, offset);
    }
  });
  return ephemeris;
}

function sunAt(direction: Vector, distanceAu = 1): SunTrack {
  const position = scaled(direction, distanceAu * astronomicalUnitKm);
  const positionTemeKm = Float64Array.from([...position, ...position, ...position]);
  return { startS: 0, stepS: 3600, count: 3, positionTemeKm };
}

function supplyOf(designs: Design[], ephemeris: Ephemeris, sun: SunTrack): Supply {
  const fleets = designs.map(fleetOf);
  const satellites = Array.from({ length: ephemeris.satelliteCount }, (_, index) => ({
    fleetIndex: Math.min(index, fleets.length - 1),
  })) as unknown as Satellite[];
  const out = createSupply({ ...ephemeris });
  let doneCount = 0;
  for (const unitCount of fillSupply(out, ephemeris, sun, { fleets, satellites })) {
    expect(unitCount).toBeLessThanOrEqual(4096);
    doneCount += unitCount;
  }
  expect(doneCount).toBe(ephemeris.satelliteCount * sampleCount);
  return out;
}

/** Electric power of the array in full Sun at square incidence and 1 au. */
const arraySquareW = 100 * 0.3 * 0.9 * 1361;

describe('the supply of the array', () => {
  test('in full Sun is flux × area × packing × efficiency × what is left of it', () => {
    const [fresh, old] = [0, 0.1].map(
      (degradationFraction) =>
        supplyOf([{ degradationFraction }], orbits([0]), sunAt([0, 0, 1])).arrayFullSunW[5]!,
    );
    expect(fresh! / arraySquareW).toBeCloseTo(1, 7);
    expect(old! / fresh!).toBeCloseTo(0.9, 12);
  });

  test('falls with the square of the distance from the Sun', () => {
    const near = supplyOf([{}], orbits([0]), sunAt([0, 0, 1], 0.9833)).arrayFullSunW[0]!;
    const far = supplyOf([{}], orbits([0]), sunAt([0, 0, 1], 1.0167)).arrayFullSunW[0]!;
    expect(near / far).toBeCloseTo((1.0167 / 0.9833) ** 2, 8);
  });

  test('needs a joint once the body has something better to do than face the Sun', () => {
    const axis = {
      kind: 'oneAxis',
      jointAxis: [0, 1, 0],
      rangeRad: Math.PI,
      rateRadPerS: Infinity,
    } as const;
    const joints: Joint[] = [
      { kind: 'fixed' },
      axis,
      { kind: 'twoAxis', rangeRad: Math.PI, rateRadPerS: 1 },
    ];
    // The body turns its x axis to the Earth and its z axis as near to the Sun as that allows; the
    // Sun stands in the orbit's plane.
    const meanOf = (joint: Joint): number => {
      const design = { attitude: radiatorDown, joint };
      const { arrayFullSunW } = supplyOf([design], orbits([0.4]), sunAt([1, 0, 0]));
      return arrayFullSunW.reduce((sum, power) => sum + power, 0) / sampleCount / arraySquareW;
    };
    const [fixed, one, two] = joints.map(meanOf);
    expect(fixed).toBeCloseTo(2 / Math.PI, 2);
    expect(one).toBeCloseTo(1, 6);
    expect(two).toBeCloseTo(1, 4);
  });
});

describe('what a radiator absorbs', () => {
  test('edge-on to Sun and Earth is no sunlight and the edge-on share of infrared', () => {
    const ephemeris = orbits([0]);
    const supply = supplyOf([{}], ephemeris, sunAt([0, 0, 1]));
    const viewFactor = earthViewFactorOfBothFaces(0, radiusKm / earthRadiusAuthalicKm);
    const infraredW = 10 * 0.9 * earthInfraredWPerM2 * viewFactor;
    for (const at of [0, 20, 50, 96]) {
      expect(supply.absorbedSunFullW[at]).toBeCloseTo(0, 9);
      expect(supply.absorbedEarthW[at]).toBeCloseTo(infraredW, 9); // terminator: no albedo
    }
  });

  test('broadside to the Sun is α × area × flux on one face only', () => {
    const attitude: AttitudeLaw = {
      primary: { bodyAxis: [1, 0, 0], target: 'sun' },
      secondary: { bodyAxis: [0, 1, 0], target: 'earth' },
    };
    const away: AttitudeLaw = { ...attitude, primary: { bodyAxis: [-1, 0, 0], target: 'sun' } };
    const absorbed = (design: Design) =>
      supplyOf([design], orbits([0]), sunAt([0, 0, 1])).absorbedSunFullW[0]!;
    const fullW = 10 * 0.1 * 1361;
    expect(absorbed({ attitude })).toBeCloseTo(fullW, 3);
    expect(absorbed({ attitude: away })).toBeCloseTo(fullW, 3);
    expect(absorbed({ attitude, isTwoSided: false })).toBeCloseTo(fullW, 3);
    expect(absorbed({ attitude: away, isTwoSided: false })).toBe(0);
  });

  test('is albedo only while the ground below is in daylight', () => {
    const down = supplyOf([{ attitude: radiatorDown }], orbits([0]), sunAt([1, 0, 0]));
    const night = down.absorbedEarthW[48]!;
    const noon = down.absorbedEarthW[0]!;
    const ratio = radiusKm / earthRadiusAuthalicKm;
    expect(night).toBeCloseTo((10 * 0.9 * earthInfraredWPerM2) / ratio ** 2, 6);
    expect(noon - night).toBeCloseTo((10 * 0.1 * 0.3 * 1361) / ratio ** 2, 1);
    // Zero from dusk to dawn, a cosine between.
    const eighth = Math.round(sampleCount / 8);
    expect(down.absorbedEarthW[eighth]! - night).toBeGreaterThan(0.6 * (noon - night));
    expect(down.absorbedEarthW[3 * eighth]! - night).toBeCloseTo(0, 9);
  });

  test('of Earth infrared goes with the emissivity, not with the solar absorptivity', () => {
    const mirror = { emissivityFraction: 0.92, absorptivityFraction: 0.09 };
    expect(absorbedEarthWPerM2(mirror, 0.25, 240, 0)).toBeCloseTo(0.92 * 0.25 * 240, 12);
    expect(absorbedEarthWPerM2(mirror, 0.25, 0, 400)).toBeCloseTo(0.09 * 0.25 * 400, 12);
  });

  test('on one side is less than on two, by the face that looks away', () => {
    const [one, two] = [false, true].map((isTwoSided) =>
      supplyOf([{ isTwoSided }], orbits([0.7]), sunAt([0, 0.6, 0.8])),
    );
    for (const at of [0, 30, 60]) {
      expect(one!.absorbedEarthW[at]).toBeLessThan(two!.absorbedEarthW[at]!);
      expect(one!.absorbedEarthW[at]).toBeGreaterThan(0);
    }
  });
});

describe('the supply columns', () => {
  test('are satellite-major, each satellite with its own fleet’s surfaces', () => {
    const designs = [{}, { attitude: radiatorDown }];
    const both = supplyOf(designs, orbits([0.2, 1.1]), sunAt([0, 0.6, 0.8]));
    const second = supplyOf([designs[1]!], orbits([1.1]), sunAt([0, 0.6, 0.8]));
    expect(both.arrayFullSunW.subarray(sampleCount)).toEqual(second.arrayFullSunW);
    expect(both.absorbedEarthW.subarray(sampleCount)).toEqual(second.absorbedEarthW);
    expect(both.absorbedSunFullW.subarray(sampleCount)).toEqual(second.absorbedSunFullW);
  });

  test('are NaN where the orbit has no state', () => {
    const ephemeris = orbits([0.3]);
    ephemeris.positionTemeKm.fill(NaN, stateOffset(ephemeris, 0, 50));
    const supply = supplyOf(
      [{ joint: { kind: 'twoAxis', rangeRad: Math.PI, rateRadPerS: 1 } }],
      ephemeris,
      sunAt([0, 0, 1]),
    );
    for (const column of [supply.arrayFullSunW, supply.absorbedSunFullW, supply.absorbedEarthW]) {
      expect(column[49]).toBeGreaterThanOrEqual(0);
      expect(column[50]).toBeNaN();
    }
  });

  test('take the flux at the satellite from the Sun’s distance', () => {
    expect(solarFluxWPerM2(astronomicalUnitKm)).toBeCloseTo(1361, 9);
    expect(solarFluxWPerM2(2 * astronomicalUnitKm)).toBeCloseTo(1361 / 4, 9);
  });
});

describe('a jointed radiator', () => {
  /** Radiator normals lie across the Earth's direction, so that a turn about z finds the Sun. */
  const turning = (aim: RadiatorAim, rangeRad = Math.PI): Design => ({
    attitude: radiatorDown,
    aim,
    radiatorJoint: { kind: 'oneAxis', jointAxis: [0, 0, 1], rangeRad, rateRadPerS: 1 },
  });
  const sunlight = (design: Design) =>
    supplyOf([design], orbits([0.3]), sunAt([0.6, 0, 0.8])).absorbedSunFullW;

  test('that turns its edge to the Sun absorbs no sunlight anywhere in the orbit', () => {
    const fixed = sunlight({ attitude: radiatorDown });
    expect(Math.max(...fixed)).toBeGreaterThan(500);
    expect(Math.max(...sunlight(turning('edgeToSun')))).toBeLessThan(1e-6);
  });

  test('takes less the farther it can turn', () => {
    const mean = (rangeRad: number) =>
      sunlight(turning('edgeToSun', rangeRad)).reduce((sum, each) => sum + each, 0);
    expect(mean(0)).toBeCloseTo(
      sunlight({ attitude: radiatorDown }).reduce((sum, each) => sum + each, 0),
      6,
    );
    expect(mean(0.5)).toBeLessThan(mean(0.2));
    expect(mean(0.2)).toBeLessThan(mean(0));
  });

  test('edge-on to the Earth takes up less of it than one that faces it', () => {
    const earth = (design: Design) =>
      supplyOf([design], orbits([0.3]), sunAt([0.6, 0, 0.8])).absorbedEarthW[0]!;
    expect(earth(turning('edgeToEarth'))).toBeLessThan(0.7 * earth({ attitude: radiatorDown }));
  });

  test('may aim at the wind, which the law itself does not look at', () => {
    const columns = supplyOf([turning('edgeToVelocity')], orbits([0.3]), sunAt([0.6, 0, 0.8]));
    expect([...columns.absorbedEarthW].every((each) => each > 0)).toBe(true);
  });
});
