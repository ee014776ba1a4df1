// Does the design say how its parts stand, and nothing of joints that do not turn?
import { expect, test } from 'vitest';
import { applyOverrides, designVerdict, parseScenario } from '../../../src/compute/index.ts';
import { designOfFleet } from '../../../src/ui/machine/certificates.ts';
import { designParts, plateFacts, withoutIdleJoints } from '../../../src/ui/machine/designParts.ts';
import { ringText, runRing } from './eclipseDay.ts';

const fieldsOf = (...assignments: string[]): string[] => {
  const { text } = applyOverrides(ringText, ['fleets.ring.platform.base=ai1', ...assignments]);
  return withoutIdleJoints(designOfFleet(text, 0).platform).map(({ row }) => row.field);
};

test('a fixed joint has no axis, one of two axes has none of its own', () => {
  const joint = (name: string) => fieldsOf(`fleets.ring.platform.radiatorJoint=${name}`);
  const told = (fields: string[]) => fields.filter((field) => /^radiator(Joint.|Aim)/.test(field));
  expect(told(joint('fixed'))).toEqual([]);
  expect(told(joint('oneAxis'))).toContain('radiatorJointAxis');
  expect(told(joint('twoAxis'))).toEqual([
    'radiatorJointRangeDeg',
    'radiatorJointRateDegPerS',
    'radiatorAim',
  ]);
});

test('instrument, sides and terminals of the scenario have their own lists', () => {
  expect(designParts(ringText, 0)).toEqual([]);
  const platform = {
    base: 'ai1',
    linkTerminal: 'laser-100g',
    instrument: { name: 'camera', normal: [0, 0, 1], fieldOfRegardDeg: 20 },
    surfaces: [{ name: 'shade', normal: '+z', areaM2: 4 }],
  };
  const { text } = applyOverrides(ringText, [`fleets.ring.platform=${JSON.stringify(platform)}`]);
  expect(parseScenario(text, {}).problems).toEqual([]);
  const parts = designParts(text, 0);
  expect(parts.map(({ title }) => title)).toEqual([
    expect.stringMatching(/^Terminal: /),
    'Instrument',
    'Side: shade',
  ]);
  const [, instrument] = parts;
  expect(instrument!.values.map(({ own }) => own)).toEqual(['0, 0, 1', 20]);
  expect(instrument!.values[1]!.row.unit).toBe('deg');
});

test('what the array fills of the radiator’s view is told, and whose sky is hidden', () => {
  const { scenario } = runRing();
  const { platform } = scenario.fleets[0]!;
  const facts = plateFacts(platform, designVerdict(scenario).findings);
  expect(facts.map(([label]) => label)).toEqual([
    'Array in the radiator’s view',
    'Hidden from terminals',
  ]);
  expect(facts[0]![1]).toMatch(/from how the plates stand/);
  const stated = { ...platform.radiator, isArrayViewStated: true, arrayViewFraction: 0.25 };
  expect(plateFacts({ ...platform, radiator: stated }, [])).toEqual([
    [expect.any(String), expect.stringMatching(/as the scenario states/), '25.0\u202f%'],
  ]);
});
