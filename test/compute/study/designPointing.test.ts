// Does a terminal need the cone that its joint leaves it?
import { expect, test } from 'vitest';
import { scenarioOf } from '../operate/scenarios.ts';
import { dawnDusk, lineOf } from './designs.ts';

test('asks no cone of a terminal whose joint turns it everywhere, and says so', () => {
  const at = (terminalJoint: string) => {
    const fleet = { id: 'ring', orbit: dawnDusk, platform: { base: 'ai1', terminalJoint } };
    const scenario = scenarioOf({ durationS: 3600, fleets: [fleet], stations: ['svalbard'] });
    return lineOf(scenario, 'terminal, half-angle');
  };
  expect(at('twoAxis')).toMatchObject({ verdict: 'closes', needed: 0 });
  expect(at('twoAxis').note).toMatch(/reaches every one of them$/);
  expect(at('fixed').needed).toBeGreaterThan(10);
  expect(at('fixed').note).not.toMatch(/reaches/);
});
