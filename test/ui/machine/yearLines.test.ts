// Is a year at full work told by date, with what the days in shadow cost?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { causes, parseScenario } from '../../../src/compute/index.ts';
import type { Cause, YearAge, YearDay, YearFleet } from '../../../src/compute/index.ts';
import {
  ageName,
  daysOf,
  mainLoss,
  seasonCostFraction,
  shareFloor,
  yearPoints,
} from '../../../src/ui/machine/yearLines.ts';
import { standInOf } from '../../../src/ui/machine/yearOrbit.ts';

const none = Object.fromEntries(causes.map((cause) => [cause, 0])) as Record<Cause, number>;
const dayMs = 86_400_000;

const dayOf = (part: Partial<YearDay>): YearDay => ({
  ...{ fleet: 'ring', satellite: 'ring-1', ageYears: 0, utcMs: 0, betaRad: 1, shadowS: 0 },
  ...{ weightFraction: 0.5, utilisationFraction: 1, computeW: 1, sunlitFraction: 1 },
  ...{ stateOfChargeMinFraction: 1, depthFraction: 0, temperatureMaxK: 300, lostFractions: none },
  ...{ periodS: 5900 },
  ...part,
});

test('points stand by date from the start of the year, of one orbit at one age', () => {
  const days = [
    dayOf({ utcMs: 30 * dayMs, utilisationFraction: 0.8 }),
    dayOf({ utcMs: 10 * dayMs, sunlitFraction: 0.7 }),
    dayOf({ ageYears: 5 }),
    dayOf({ fleet: 'other' }),
    dayOf({ satellite: 'ring-2', utcMs: 20 * dayMs }),
  ];
  expect(daysOf({ days }, 'ring', 0)).toHaveLength(3);
  const study = { startUtcMs: 0, dayCount: 2, fleets: [], days, skippedFleets: [] };
  expect(yearPoints(study, 'ring', 'ring-1', 0)).toEqual([
    { day: 10, deliveredFraction: 1, sunlitFraction: 0.7 },
    { day: 30, deliveredFraction: 0.8, sunlitFraction: 1 },
  ]);
});

test('a season that halves the work of a quarter of the year costs an eighth of it', () => {
  const free = dayOf({ weightFraction: 0.75 });
  const dark = dayOf({ weightFraction: 0.25, shadowS: 1200, utilisationFraction: 0.5 });
  expect(seasonCostFraction([free, dark])).toBeCloseTo(0.125, 12);
});

test('a year without shadow costs nothing; one without a free day cannot say', () => {
  expect(seasonCostFraction([dayOf({})])).toBe(0);
  expect(seasonCostFraction([dayOf({ shadowS: 1200 })])).toBeNull();
});

test('the axis begins at a round share below all points, and at 90 % at most', () => {
  const point = { day: 0, deliveredFraction: 0.84, sunlitFraction: 0.96 };
  expect(shareFloor([point])).toBe(0.8);
  expect(shareFloor([{ ...point, deliveredFraction: 0.99, sunlitFraction: 1 }])).toBeLessThan(0.91);
  expect(shareFloor([{ ...point, deliveredFraction: 0 }])).toBe(0);
});

test('the main loss is named with its share, and ages are called by what they are', () => {
  const age = { ageYears: 0, lostFractions: { ...none, heat: 0.09, energy: 0.02 } } as YearAge;
  expect(mainLoss(age)).toBe('too hot 9.0\u202f%');
  expect(mainLoss({ ...age, lostFractions: none })).toBe('–');
  const end = { ...age, ageYears: 5 };
  const fleet = { ages: [age, end] } as unknown as YearFleet;
  expect(fleet.ages.map((each) => ageName(fleet, each))).toEqual(['New', 'End of life, 5 years']);
  const old = { ...age, ageYears: 7.5 };
  expect(ageName({ ...fleet, ages: [old] }, old)).toBe('Now, 7.5 years');
});

test('a satellite is stood for by the one looked at in its own plane', () => {
  const path = join(import.meta.dirname, '../../../public/scenarios/walker-shell-60.json');
  const { scenario } = parseScenario(readFileSync(path, 'utf8'), {});
  const { satellites } = scenario!;
  const fleet = scenario!.fleets[0]!.id;
  const firsts = [...new Set(satellites.map(({ planeIndex }) => planeIndex))].map((plane) =>
    satellites.find(({ planeIndex }) => planeIndex === plane)!,
  );
  expect(firsts.length).toBeGreaterThan(2);
  const days = firsts.map(({ id }) => dayOf({ fleet, satellite: id }));
  for (const [index, { planeIndex }] of satellites.entries()) {
    const found = satellites.find(({ id }) => id === standInOf({ days }, fleet, scenario!, index));
    expect(found!.planeIndex).toBe(planeIndex);
  }
  expect(standInOf({ days: [] }, fleet, scenario!, 0)).toBeNull();
});
