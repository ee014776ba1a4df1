// Do areas that meet the air, and what drag makes of them, follow from attitude and orbit?
import { describe, expect, test } from 'vitest';
import { keepingOf, meetingAreas } from '../../../src/compute/study/keeping.ts';
import { dragReport } from '../../../src/orbit/index.ts';
import { sampleText, scenarioOf } from '../scenario/sample.ts';

const ring = { kind: 'ring', altitudeKm: 600, inclinationDeg: 97.8, satelliteCount: 1 };
const dawn = { kind: 'sunSynchronous', altitudeKm: 600, localTimeOfAscendingNode: '06:00' };
const noon = { ...dawn, localTimeOfAscendingNode: '12:00' };

const withFleet = (fleet: object, startUtc = '2027-03-20T12:00:00Z') =>
  scenarioOf(sampleText({ startUtc, fleets: [fleet] }));

const alongVelocity = { primary: 'alongVelocity', secondary: 'radiatorEdgeToEarth' };

describe('the areas that meet the air', () => {
  test('of an array square to the motion are all of it, the radiator edge-on', () => {
    const scenario = withFleet({ orbit: ring, platform: 'suncatcher', attitude: alongVelocity });
    const areas = meetingAreas(scenario, 0)!;
    expect(areas.frontalM2).toBeCloseTo(105, 6);
  });

  test('of a Sun-pointed array are small at dawn–dusk, and 2/π of it from noon to midnight', () => {
    const [atDawn, atNoon] = [dawn, noon].map((orbit) => {
      const platform = { base: 'suncatcher', radiatorAreaM2: 0.1 };
      return meetingAreas(withFleet({ orbit, platform }), 0)!;
    });
    // Over a circle that passes below the Sun |cos| has the mean 2/π.
    expect(atNoon!.frontalM2 / 105).toBeGreaterThan(0.6);
    expect(atNoon!.frontalM2 / 105).toBeLessThan(0.66);
    expect(atDawn!.frontalM2).toBeLessThan(0.25 * atNoon!.frontalM2);
    expect(atDawn!.toSunM2).toBeCloseTo(105, 6); // the radiator is edge-on
  });

  test('of an array that turns to the Sun about one axis are those of one that stays', () => {
    const wing = { base: 'suncatcher', radiatorAreaM2: 0.1, arrayJoint: 'oneAxis' };
    const attitude = { primary: 'instrumentToEarth', secondary: 'arrayToSun' };
    const areas = meetingAreas(withFleet({ orbit: noon, platform: wing, attitude }), 0)!;
    expect(areas.frontalM2 / 105).toBeGreaterThan(0.6);
    expect(areas.frontalM2 / 105).toBeLessThan(0.66);
    expect(areas.toSunM2 / 105).toBeGreaterThan(0.99);
  });
});

describe('keeping a satellite', () => {
  test('is the drag of its own area, and sails come down within five years', () => {
    const scenario = withFleet({ orbit: ring, platform: 'ai1', attitude: alongVelocity });
    const own = keepingOf(scenario, 0)!;
    const body = { massKg: own.massKg, frontalAreaM2: own.areas.frontalM2, dragCoefficient: 2.2 };
    expect(own.altitudeKm).toBeCloseTo(600, 2);
    expect(own.drag).toEqual(dragReport(own.altitudeKm, body));
    expect(own.drag.deltaVMPerSPerYear).toBeGreaterThan(50);
    expect(own.drag.isWithinDisposalLimit).toBe(true);
    expect(own.twin.dragDriftMPerDay2).toBeGreaterThan(100);
  });

  test('is one and the same for a cluster, to a thousandth', () => {
    const scenario = withFleet({ orbit: { kind: 'cluster' }, platform: 'suncatcher' });
    const [rim, middle] = [keepingOf(scenario, 0)!, keepingOf(scenario, 40)!];
    expect(rim.altitudeKm).toBe(middle.altitudeKm);
    expect(Math.abs(rim.areas.frontalM2 / middle.areas.frontalM2 - 1)).toBeLessThan(1e-3);
    expect(rim.twin.controlDeltaVMPerSPerYear).toBeGreaterThan(0);
  });

  test('says nothing of an eccentric orbit', () => {
    const satellites = [{ semiMajorAxisKm: 8000, eccentricity: 0.1, inclinationDeg: 50 }];
    const scenario = withFleet({ orbit: { kind: 'elements', satellites }, platform: 'ai1' });
    expect(keepingOf(scenario, 0)).toBeNull();
  });
});
