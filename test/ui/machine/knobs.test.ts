// Does every knob write a scenario that can be read, and mean what it says?
import { describe, expect, test } from 'vitest';
import { applyOverrides, parseScenario } from '../../../src/compute/index.ts';
import type { Scenario } from '../../../src/compute/index.ts';
import { headlines, verdictOf } from '../../../src/ui/machine/headlines.ts';
import {
  attitudeAssignments,
  attitudeChoices,
  attitudeOf,
  knobsOf,
  stepFor,
} from '../../../src/ui/machine/knobs.ts';
import type { Knob } from '../../../src/ui/machine/knobs.ts';
import { ringText, runRing } from './eclipseDay.ts';

function read(text: string): Scenario {
  const { scenario, problems } = parseScenario(text, {});
  if (scenario === null) throw new Error(JSON.stringify(problems));
  return scenario;
}

const ring = read(ringText);
const knobs = knobsOf(ringText, ring.fleets[0]!);
const turned = ({ path, before }: Knob, value: number): Scenario =>
  read(applyOverrides(ringText, [...before, `${path}=${String(value)}`]).text);

describe('knobs', () => {
  test('a fleet on a designed orbit has five, each within its range', () => {
    expect(knobs.map(({ id }) => id)).toEqual(['radiator', 'array', 'battery', 'altitude', 'age']);
    for (const { min, max, value, step } of knobs) {
      expect(value).toBeGreaterThanOrEqual(min);
      expect(value).toBeLessThan(max);
      expect(step).toBeGreaterThan(0);
      expect((max - min) / step).toBeGreaterThanOrEqual(40);
    }
  });

  test('every one can be turned from end to end', () => {
    for (const knob of knobs) {
      expect(turned(knob, knob.min).satellites.length).toBe(24);
      expect(turned(knob, knob.max).satellites.length).toBe(24);
    }
  });

  test('left where it is it changes nothing of the fleet', () => {
    for (const knob of knobs) expect(turned(knob, knob.value).fleets).toEqual(ring.fleets);
  });

  test('what is turned is what changes', () => {
    const [radiator, array, battery, , age] = knobs;
    const fleetOf = (knob: Knob | undefined, value: number) => turned(knob!, value).fleets[0]!;
    expect(fleetOf(radiator, 200).platform.radiator.areaM2).toBe(200);
    expect(fleetOf(array, 300).platform.array.areaM2).toBe(300);
    expect(fleetOf(battery, 1000).platform.battery.capacityJ).toBe(3.6e6);
    expect(fleetOf(age, 5).ageYears).toBe(5);
  });

  test('orbits from element sets have no altitude to turn', () => {
    const { text } = applyOverrides(ringText, ['fleets[0].orbit={"kind":"elements"}']);
    expect(knobsOf(text, ring.fleets[0]!).map(({ id }) => id)).not.toContain('altitude');
  });

  test('steps are round, and a few hundred span a range', () => {
    for (const range of [0.3, 7, 275, 1500, 287_500]) {
      expect(['1', '2', '5']).toContain(stepFor(range).toExponential(0)[0]);
      expect(range / stepFor(range)).toBeGreaterThanOrEqual(399);
      expect(range / stepFor(range)).toBeLessThanOrEqual(1001);
    }
  });
});

describe('attitudes', () => {
  test('every choice is a law that can be flown', () => {
    for (const choice of attitudeChoices) {
      const { text } = applyOverrides(ringText, attitudeAssignments(0, choice));
      expect(read(text).fleets[0]?.attitude).toBeDefined();
      expect(attitudeOf(text, 0)).toBe(choice);
    }
  });

  test('a fleet that leaves it to its platform has none of its own', () => {
    const { text } = applyOverrides(ringText, ['fleets[0].attitude={}']);
    expect(attitudeOf(text, 0)).toBeNull();
  });
});

describe('headlines', () => {
  const before = runRing().result;
  const after = runRing('fleets[0].platform.radiatorAreaM2=40').result;

  test('a smaller radiator is worse for what it must hold and better for nothing of it', () => {
    const verdicts = Object.fromEntries(
      headlines.map((headline) => [headline.label, verdictOf(headline, before, after)]),
    );
    expect(verdicts['Throttled']).toBe('worse');
    expect(verdicts['Delivered compute']).toBe('worse');
  });

  test('a run beside itself changes nothing', () => {
    for (const headline of headlines) expect(verdictOf(headline, before, before)).toBe('same');
  });
});
