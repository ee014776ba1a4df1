// Does a year at full work show seasons, ages and limits as they are?
import { describe, expect, test } from 'vitest';
import { drained } from '../../../src/compute/study/drained.ts';
import { yearStudy, type YearOptions } from '../../../src/compute/study/yearStudy.ts';
import { yearDayPages } from '../../../src/compute/study/yearTable.ts';
import { scenarioOf } from '../operate/scenarios.ts';

const orbit = {
  kind: 'sunSynchronous',
  altitudeKm: 650,
  localTimeOfAscendingNode: '06:00',
  satellitesPerPlaneCount: 24,
};

function yearOf(fleet: object, options: YearOptions = {}) {
  const scenario = scenarioOf({ durationS: 3600, fleets: [{ id: 'ring', orbit, ...fleet }] });
  return drained(yearStudy(scenario, options));
}

const ai1 = yearOf({ platform: 'ai1' });

describe('AI1 at 650 km, dawn–dusk', () => {
  const [ring] = ai1.fleets;
  const [fresh, old] = ring!.ages;

  test('is 96 % sunlit over the year and 80 % in the worst revolution', () => {
    expect(ring!.sunlitFraction).toBeCloseTo(0.963, 2);
    expect(ring!.sunlitFractionMin).toBeCloseTo(0.801, 2);
  });

  test('draws on its battery about 1,270 times a year', () => {
    expect(Math.abs(fresh!.battery!.cyclesPerYear - 1270)).toBeLessThan(30);
  });

  test('delivers less at the end of its life, and is held back by heat', () => {
    expect(fresh!.ageYears).toBe(0);
    expect(old!.ageYears).toBe(5);
    expect(old!.acceleratorHours).toBeLessThan(fresh!.acceleratorHours);
    expect(fresh!.worst.cause).toBe('heat');
    expect(fresh!.worst.utilisationFraction).toBeLessThan(fresh!.utilisationFraction);
  });

  test('delivers as many hours as its share of them says', () => {
    const hours = 24 * 72 * 365.25 * 24;
    expect(fresh!.acceleratorHours / hours).toBeCloseTo(fresh!.utilisationFraction, 9);
    expect(fresh!.deliveredFlop / fresh!.acceleratorHours / 3600).toBeCloseTo(2500e12, -6);
  });

  test('weighs more for a kilowatt sustained than installed', () => {
    const { statedKgPerKwSustained, statedKgPerKwInstalled } = ring!.mass;
    const meanW = (fresh!.computeW + old!.computeW) / 2;
    expect(statedKgPerKwSustained).toBeCloseTo((2140 * 1000) / meanW, 9);
    expect(statedKgPerKwSustained!).toBeGreaterThan(statedKgPerKwInstalled);
  });

  test('is what every day of the year gives, to 0.3 %', () => {
    const all = yearOf({ platform: 'ai1' }, { dayCount: 365 });
    all.fleets[0]!.ages.forEach((age, k) => {
      const few = ring!.ages[k]!;
      expect(Math.abs(few.acceleratorHours / age.acceleratorHours - 1)).toBeLessThan(0.003);
      expect(few.worst.utilisationFraction).toBeCloseTo(age.worst.utilisationFraction, 3);
    });
  });

  test('comes out the same each time', () => {
    expect(yearOf({ platform: 'ai1' })).toEqual(ai1);
  });
});

describe('a year', () => {
  test('without shadow has no cycles and loses nothing to energy', () => {
    const high = { ...orbit, altitudeKm: 1500 };
    const large = { base: 'ai1', arrayAreaM2: 800, radiatorAreaM2: 220 };
    const [fleet] = yearOf({ platform: large, orbit: high }).fleets;
    expect(fleet!.sunlitFraction).toBeCloseTo(1, 3);
    expect(fleet!.ages[0]!.battery!.cyclesPerYear).toBeLessThan(50);
    expect(fleet!.ages[0]!.utilisationFraction).toBeCloseTo(1, 6);
    expect(fleet!.ages[0]!.worst.cause).toBeNull();
  });

  test('wears a battery twice: the end of life begins with what cycles have left', () => {
    const platform = {
      base: 'ai1',
      radiatorAreaM2: 220,
      arrayAreaM2: 900,
      batteryCapacityWh: 200_000,
    };
    const small = yearOf({ platform });
    const [fresh, old] = small.fleets[0]!.ages;
    // The same load from a smaller store is a deeper cycle; the calendar alone makes it 1/0.9.
    expect(old!.battery!.depthMaxFraction).toBeGreaterThan(fresh!.battery!.depthMaxFraction * 1.12);
  });

  test('spares a battery that an old array cannot fill: what goes out of it came in before', () => {
    const inclined = { kind: 'ring', altitudeKm: 550, inclinationDeg: 53, satelliteCount: 1 };
    const study = yearOf({ platform: 'server-8', orbit: inclined }, { dayCount: 8 });
    const [fresh, old] = study.fleets[0]!.ages;
    expect(old!.battery!.lifeYears).toBeGreaterThan(fresh!.battery!.lifeYears);
    expect(old!.utilisationFraction).toBeLessThan(fresh!.utilisationFraction);
    // Where the array is large enough the old battery is drawn down deeper and wears faster.
    const large = { base: 'server-8', arrayAreaM2: 90 };
    const [full, later] = yearOf({ platform: large, orbit: inclined }, { dayCount: 8 }).fleets[0]!
      .ages;
    expect(later!.battery!.lifeYears).toBeLessThan(full!.battery!.lifeYears);
  });

  test('of a machine without a battery wears none, at either age', () => {
    const platform = { base: 'ai1', batteryCapacityWh: 0 };
    const { ages } = yearOf({ platform }, { dayCount: 6 }).fleets[0]!;
    expect(ages.map(({ battery }) => battery)).toEqual([null, null]);
    expect(ages[1]!.acceleratorHours).toBeGreaterThan(0);
  });

  test('of a fleet past its design life has one age', () => {
    const { ages } = yearOf({ platform: 'ai1', ageYears: 6 }, { dayCount: 6 }).fleets[0]!;
    expect(ages.map(({ ageYears }) => ageYears)).toEqual([6]);
  });

  test('of an orbit that meets the ground is left out by name', () => {
    const scenario = scenarioOf({ durationS: 3600, fleets: [{ id: 'low', orbit }] });
    const satellites = scenario.satellites.map((each) => ({
      ...each,
      elementSet: { ...each.elementSet, eccentricity: 0.2 },
    }));
    const { fleets, days, skippedFleets } = drained(yearStudy({ ...scenario, satellites }));
    expect([fleets, days]).toEqual([[], []]);
    expect(skippedFleets).toEqual([
      { fleet: 'low', reason: 'its orbits have no states for a year' },
    ]);
  });

  test('of servers that only idle delivers no kilowatt to share the mass among', () => {
    const platform = { base: 'ai1', arrayAreaM2: 0, fissionPowerW: 5000 };
    const [fleet] = yearOf({ platform }, { dayCount: 2 }).fleets;
    expect(fleet!.ages[0]!.computeW).toBeGreaterThan(1000);
    expect(fleet!.ages[0]!.utilisationFraction).toBe(0);
    expect(fleet!.mass.statedKgPerKwSustained).toBe(Infinity);
    expect(fleet!.eclipse).toBeNull();
  });

  test('of a machine without accelerators is left out, and says that this is why', () => {
    const { fleets, skippedFleets } = yearOf({ platform: { base: 'ai1', acceleratorCount: 0 } });
    expect(fleets).toEqual([]);
    expect(skippedFleets).toEqual([{ fleet: 'ring', reason: 'its machine has no accelerators' }]);
  });

  test('counts the cycles of each orbit by its own period, whichever satellite comes first', () => {
    const low = { semiMajorAxisKm: 6778, inclinationDeg: 28 };
    const high = { semiMajorAxisKm: 13_556, inclinationDeg: 28 };
    const cyclesOf = (satellites: object[]): number => {
      const elements = { kind: 'elements', satellites };
      const study = yearOf({ platform: 'server-8', orbit: elements }, { dayCount: 4 });
      return study.fleets[0]!.ages[0]!.battery!.cyclesPerYear;
    };
    const [first, last] = [cyclesOf([low, high]), cyclesOf([high, low])];
    expect(first).toBeCloseTo(last, 6);
    const alone = (cyclesOf([low]) + cyclesOf([high])) / 2;
    expect(Math.abs(first / alone - 1)).toBeLessThan(1e-6);
  });

  test('of fewer orbits than there are planes still counts all satellites', () => {
    const walker = {
      kind: 'walker',
      altitudeKm: 550,
      inclinationDeg: 53,
      planeCount: 6,
      satellitesPerPlaneCount: 2,
    };
    const study = yearOf({ platform: 'server-8', orbit: walker }, { orbitMax: 2, dayCount: 6 });
    const [fleet] = study.fleets;
    expect([fleet!.orbitCount, fleet!.satelliteCount]).toEqual([2, 12]);
    const hours = 12 * 8 * 365.25 * 24;
    const [fresh] = fleet!.ages;
    expect(fresh!.acceleratorHours / hours).toBeCloseTo(fresh!.utilisationFraction, 9);
  });

  test('tells how far it is, ever further', () => {
    const scenario = scenarioOf({ durationS: 3600, fleets: [{ id: 'ring', orbit }] });
    const shares = [...yearStudy(scenario, { dayCount: 4 })].map(
      ({ doneFraction }) => doneFraction,
    );
    expect(shares.length).toBeGreaterThan(20);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });
});

test('the table has a row a day whose weights sum to one at each age', () => {
  const [head, ...rows] = [...yearDayPages(ai1)].join('').trimEnd().split('\n');
  const columns = head!.split(',');
  expect(columns.slice(0, 6).join()).toBe('fleet,satellite,ageYears,utc,betaDeg,weightFraction');
  expect(rows).toHaveLength(ai1.days.length);
  const weightAt = columns.indexOf('weightFraction');
  for (const age of ['0', '5']) {
    const cells = rows.map((row) => row.split(',')).filter((row) => row[2] === age);
    const weight = cells.reduce((sum, row) => sum + Number(row[weightAt]), 0);
    expect(weight).toBeCloseTo(1, 9);
  }
});
