// Do sheet, verdict and year have an answer for every machine in every kind of orbit?
import { describe, expect, test } from 'vitest';
import { platforms } from '../../../src/compute/scenario/catalogue/platforms.ts';
import { designVerdict } from '../../../src/compute/study/designVerdict.ts';
import { drained } from '../../../src/compute/study/drained.ts';
import { radiatorSheet } from '../../../src/compute/study/radiatorSheet.ts';
import { yearStudy } from '../../../src/compute/study/yearStudy.ts';
import { scenarioOf } from '../operate/scenarios.ts';

const orbits = {
  'dawn–dusk': { kind: 'sunSynchronous', altitudeKm: 650, localTimeOfAscendingNode: '06:00' },
  noon: { kind: 'sunSynchronous', altitudeKm: 500, localTimeOfAscendingNode: '12:00' },
  inclined: { kind: 'ring', altitudeKm: 400, inclinationDeg: 51.6, satelliteCount: 2 },
  geostationary: { kind: 'ring', altitudeKm: 35_786, inclinationDeg: 0, satelliteCount: 3 },
} as const;

// Each machine in one of the orbits, each orbit with several machines.
const names = Object.keys(orbits) as (keyof typeof orbits)[];
const cases = platforms.map(({ id }, k) => {
  const name = names[k % names.length]!;
  return [id, name, orbits[name]] as const;
});

describe('every machine', () => {
  test.each(cases)('%s in a %s orbit has a verdict and a sheet', (platform, _, orbit) => {
    const scenario = scenarioOf({
      durationS: 3600,
      fleets: [{ id: 'one', orbit, platform }],
      stations: ['svalbard', 'singapore'],
      links: { topology: 'ring' },
    });
    const { findings, skippedFleets } = designVerdict(scenario);
    expect(skippedFleets).toEqual([]);
    expect(findings.length).toBeGreaterThan(8);
    for (const { what, needed, available } of findings) {
      expect([what, Number.isFinite(needed), Number.isFinite(available)]).toEqual([
        what,
        true,
        true,
      ]);
    }
    const machine = scenario.fleets[0]!.platform;
    const { rows } = radiatorSheet(machine, { altitudeKm: orbit.altitudeKm, betaRad: 0.3 });
    for (const { areaM2PerKw, sinkK } of rows) {
      expect(areaM2PerKw).toBeGreaterThan(0);
      expect(sinkK).toBeGreaterThan(0);
    }
  });

  test.each(cases.slice(0, names.length))('%s in a %s orbit has a year', (platform, _, orbit) => {
    const scenario = scenarioOf({ durationS: 3600, fleets: [{ id: 'one', orbit, platform }] });
    const { fleets } = drained(yearStudy(scenario, { dayCount: 2 }));
    for (const { utilisationFraction, computeW, lostFractions } of fleets[0]!.ages) {
      const lost = Object.values(lostFractions).reduce((a, b) => a + b, 0);
      expect(utilisationFraction + lost).toBeCloseTo(1, 6);
      expect(computeW).toBeLessThanOrEqual(fleets[0]!.computeFullW * (1 + 1e-9));
    }
  });
});
