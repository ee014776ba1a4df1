// Is a verdict said as it was found: how many lines do not close, by fleet, with which figures?
import { expect, test } from 'vitest';
import { designVerdict } from '../../../src/compute/index.ts';
import type { DesignFinding } from '../../../src/compute/index.ts';
import {
  availableText,
  countsOf,
  fieldBehind,
  findingsByFleet,
  neededText,
  orbitText,
  shownFindings,
  verdictLine,
  warningsOf,
} from '../../../src/ui/machine/findings.ts';
import { runRing } from './eclipseDay.ts';

const array: DesignFinding = {
  ...{ fleet: 'ring', area: 'power', what: 'array', verdict: 'does not close', unit: 'kW' },
  ...{ needed: 165.85, available: 161.68, isLimit: false, note: '' },
};
const mass: DesignFinding = {
  ...{ fleet: 'scouts', area: 'mass', what: 'sum', verdict: 'closes', unit: 'kg' },
  ...{ needed: 2140, available: 1990, isLimit: true, note: '' },
};
const ground: DesignFinding = { ...mass, fleet: '', area: 'link', what: 'down to the ground' };

test('what does not close is counted, in words that fit one and many', () => {
  expect(verdictLine([array, mass, ground])).toBe('1 of 3 does not close at full work');
  expect(verdictLine([array, array, ground])).toBe('2 of 3 do not close at full work');
  expect(verdictLine([mass, ground])).toBe('All 2 close at full work');
  expect(verdictLine([])).toBe('There is nothing to check');
  expect(countsOf([array, mass])).toEqual({ openCount: 1, count: 2 });
});

test('what must be there and what is allowed are told apart', () => {
  expect(neededText(array)).toBe('≥\u202f166\u202fkW');
  expect(neededText(mass)).toBe('≤\u202f2\u202f140\u202fkg');
  expect(availableText(array)).toBe('162\u202fkW');
  const near = { ...array, needed: 0.1932, available: 0.1927 };
  expect(neededText(near)).toBe('≥\u202f0.1932\u202fkW');
  expect(availableText(near)).toBe('0.1927\u202fkW');
});

test('lines stand by fleet, those of the whole scenario last, whatever their order', () => {
  const groups = findingsByFleet({ findings: [ground, array, mass] });
  expect(groups.map(([fleet]) => fleet)).toEqual(['ring', 'scouts', '']);
  expect(shownFindings([ground, array, mass], true)).toEqual([array]);
  expect(shownFindings([ground, array, mass], false)).toHaveLength(3);
});

test('the worst orbit of a line is named, one that all share is not', () => {
  const orbit = { satellite: 'ring-3', satelliteCount: 4, orbitCount: 3 };
  expect(orbitText({ ...array, orbit })).toBe('ring-3 and 3 more, worst of 3 orbits');
  expect(orbitText({ ...array, orbit: { ...orbit, satelliteCount: 1 } })).toMatch(/^ring-3, worst/);
  expect(orbitText(array)).toBeNull();
});

test('a fleet is told its own warnings, and no other’s whose number begins alike', () => {
  const warnings = ['fleets[1]', 'fleets[1].platform', 'fleets[10]', ''].map((path) => ({
    ...{ path, message: 'm', hint: '' },
  }));
  expect(warningsOf({ warnings }, 1).map(({ path }) => path)).toEqual([
    'fleets[1]',
    'fleets[1].platform',
  ]);
  expect(warningsOf({ warnings }, null)).toHaveLength(4);
});

test('figures that are values of the platform are known by their field', () => {
  const { scenario } = runRing();
  const { platform } = scenario.fleets[0]!;
  const known = designVerdict(scenario).findings.flatMap((finding) =>
    (['needed', 'available'] as const).flatMap((side) => {
      const field = fieldBehind(finding, side);
      return field === null ? [] : [[field, finding[side]] as const];
    }),
  );
  const byField = new Map(known);
  expect(byField.get('massKg')).toBe(platform.massKg);
  expect(byField.get('propellantMassKg')).toBe(platform.masses.propellantMassKg);
  expect(byField.get('busMaxW')).toBeCloseTo(platform.power.busMaxW / 1000, 9);
  expect(byField.get('designLifeYears')).toBe(platform.designLifeYears);
  const fieldOfRegardDeg = (platform.linkRegard.fieldOfRegardRad * 180) / Math.PI;
  expect(byField.get('linkFieldOfRegardDeg')).toBeCloseTo(fieldOfRegardDeg, 9);
  expect([...byField.keys()]).toHaveLength(6);
});
