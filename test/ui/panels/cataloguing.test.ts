// Is an object found by what people know of it: name, number, launch?
import { describe, expect, it } from 'vitest';
import { designElementSet } from '../../../src/orbit/index.ts';
import { findObjects } from '../../../src/ui/panels/cataloguing.ts';
import type { ReadScenario } from '../../../src/ui/run/messages.ts';

const rows = [
  ['STARLINK-2554', '48100', 550, '21036A'],
  ['ISS (ZARYA)', '25544', 420, '98067A'],
  ['GPS BIIR-2', '24876', 20_200, '97035A'],
  ['ISS DEB', '125544', 400, '98067ABC'],
] as const;
const scenario = {
  satellites: rows.map(([name, id, altitudeKm, internationalDesignator]) => ({
    ...{ name, id },
    elementSet: {
      ...designElementSet({
        ...{ id, epochUtcMs: 0, altitudeKm, inclinationRad: 0.9 },
        ...{ rightAscensionRad: 0, meanAnomalyRad: 0 },
      }),
      internationalDesignator,
    },
  })),
} as unknown as ReadScenario;
const find = (text: string, kind: Parameters<typeof findObjects>[2] = 'all') => [
  ...findObjects(scenario, text, kind),
];

describe('an object of a catalogue', () => {
  it('is found by parts of its name, in any order and case', () => {
    expect(find('zarya iss')).toEqual([1]);
    expect(find('starlink')).toEqual([0]);
    expect(find('no such thing')).toEqual([]);
    expect(find('  ')).toEqual([0, 1, 2, 3]);
  });

  it('comes first when the whole number is typed', () => {
    expect(find('25544')).toEqual([1, 3]);
    expect(find('2554')).toEqual([0, 1, 3]);
  });

  it('is found by its launch, and by its kind of orbit', () => {
    expect(find('98067a')).toEqual([1, 3]);
    expect(find('', 'medium')).toEqual([2]);
    expect(find('iss', 'medium')).toEqual([]);
  });
});
