// Are well-known orbits of the kind that everybody calls them?
import { describe, expect, it } from 'vitest';
import { designElementSet } from '../../../src/orbit/index.ts';
import { orbitKindCodes, orbitKindOf, orbitKinds } from '../../../src/ui/scene/orbitKinds.ts';
import { orbitShape } from '../../../src/ui/scene/orbitKinds.ts';
import type { ReadScenario } from '../../../src/ui/run/messages.ts';

const circle = (altitudeKm: number) =>
  designElementSet({
    ...{ id: 'a', epochUtcMs: Date.UTC(2026, 11, 21), altitudeKm, inclinationRad: 0.9 },
    ...{ rightAscensionRad: 0, meanAnomalyRad: 0 },
  });
const molniya = { ...circle(20_183), eccentricity: 0.72 };

describe('kinds of orbit', () => {
  it('go by height for circles', () => {
    expect(orbitKindOf(circle(550))).toBe('low');
    expect(orbitKindOf(circle(1990))).toBe('low');
    expect(orbitKindOf(circle(20_200))).toBe('medium');
    expect(orbitKindOf(circle(35_786))).toBe('geosynchronous');
    expect(orbitKindOf(circle(36_500))).toBe('beyond');
  });

  it('a Molniya orbit is eccentric although its perigee is low', () => {
    expect(orbitKindOf(molniya)).toBe('eccentric');
    expect(orbitShape(molniya).turnsPerDay).toBeCloseTo(2, 1);
    expect(orbitShape(molniya).perigeeAltitudeKm).toBeLessThan(2000);
  });

  it('are worked out once for a scenario', () => {
    const satellites = [circle(550), molniya].map((elementSet) => ({ elementSet }));
    const scenario = { satellites } as unknown as ReadScenario;
    expect([...orbitKindCodes(scenario)].map((code) => orbitKinds[code])).toEqual([
      'low',
      'eccentric',
    ]);
    expect(orbitKindCodes(scenario)).toBe(orbitKindCodes(scenario));
  });
});
