// Are drawn events Poisson's, the same whatever the chunks, and independent by kind?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  createEventSource,
  drawEvents,
  type MachineEvent,
} from '../../../src/compute/plant/machineEvents.ts';
import {
  machineEventTraits,
  trilliumSensitivity,
  type EventSensitivity,
} from '../../../src/compute/plant/singleEvents.ts';
import { valuesOf, valuesWith } from '../../../src/compute/scenario/catalogue/sourced.ts';

const sensitivity = valuesOf(trilliumSensitivity);
const machines = { chipCount: 5000, hostCount: 500 };
const yearS = 365.25 * 86_400;

/** A flux that swings as over a day's passes, never negative. */
const swinging = (count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, k) => Math.max(0, 8 * Math.sin(k / 11)) + 0.02);

interface Case {
  seed: number;
  name: string;
  own: EventSensitivity;
  stepS: number;
  cuts: readonly number[];
}
const usual: Case = { seed: 7, name: 'sat-1', own: sensitivity, stepS: 60, cuts: [] };

/** The events of a flux, drawn in series cut at these nodes. */
function drawn(flux: Float64Array, changes: Partial<Case> = {}): MachineEvent[] {
  const { seed, name, own, stepS, cuts } = { ...usual, ...changes };
  const source = createEventSource(seed, name, machines, own);
  const nodes = [0, ...cuts, flux.length - 1];
  return nodes.slice(1).flatMap((end, index) => {
    const firstIndex = nodes[index]!;
    return drawEvents(source, {
      firstIndex,
      stepS,
      fluxRelative: flux.subarray(firstIndex, end + 1),
    });
  });
}

describe('machine events', () => {
  test('are the same to the last bit however time is cut', () => {
    const flux = swinging(1441);
    const whole = drawn(flux);
    expect(whole.length).toBeGreaterThan(100);
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 1439 }), { maxLength: 30 });
    fc.assert(
      fc.property(cuts, (places) => {
        expect(drawn(flux, { cuts: places.sort((a, b) => a - b) })).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  test('are ordered, within the time asked for, and strike units that exist', () => {
    const events = drawn(swinging(1441));
    events.forEach(({ timeS, kind, unitIndex, isDetected }, index) => {
      expect(timeS).toBeGreaterThanOrEqual(events[index - 1]?.timeS ?? 0);
      expect(timeS).toBeLessThanOrEqual(86_400);
      const { unit, detection } = machineEventTraits[kind];
      expect(Number.isInteger(unitIndex) && unitIndex >= 0).toBe(true);
      expect(unitIndex).toBeLessThan(unit === 'chip' ? 5000 : 500);
      expect(isDetected).toBe(detection !== 'none');
    });
  });

  test('come as often as rate and flux say, within four standard deviations', () => {
    const flux = new Float64Array(366 * 24).fill(0.5);
    const own = valuesWith(trilliumSensitivity, { latchUpsPerChipYear: 0.05 });
    const events = drawn(flux, { own, stepS: 3600 });
    const years = ((flux.length - 1) * 3600) / yearS;
    const expected = {
      silentCorruption: (5000 * 0.5 * 0.15) / 0.017,
      memoryUncorrectable: (5000 * 0.5 * 0.15) / 0.044,
      chipInterrupt: (5000 * 0.5 * 0.15) / 5,
      hostProcessorInterrupt: (500 * 0.5 * 0.15) / 0.45,
      hostMemoryInterrupt: (500 * 0.5 * 0.15) / 0.4,
      latchUp: 5000 * 0.05,
      chipFailure: 5000 * 0.091,
    };
    for (const [kind, perYear] of Object.entries(expected)) {
      const count = events.filter((event) => event.kind === kind).length;
      expect(Math.abs(count - perYear * years)).toBeLessThan(4 * Math.sqrt(perYear * years));
    }
    const failures = events.filter(({ kind }) => kind === 'chipFailure');
    const lost = failures.filter(({ isPermanent }) => isPermanent).length;
    const spread = Math.sqrt(failures.length * 0.2 * 0.8);
    expect(Math.abs(lost - 0.2 * failures.length)).toBeLessThan(4 * spread);
    for (const { kind, isPermanent } of events) {
      if (kind === 'latchUp') expect(isPermanent).toBe(true);
      else if (kind !== 'chipFailure') expect(isPermanent).toBe(false);
    }
  });

  test('gaps at a steady flux are exponential: their spread is their mean', () => {
    const events = drawn(new Float64Array(5000).fill(1), { stepS: 600 });
    const times = events.filter(({ kind }) => kind === 'silentCorruption').map((e) => e.timeS);
    const gaps = times.slice(1).map((timeS, index) => timeS - times[index]!);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
    expect(gaps.length).toBeGreaterThan(3000);
    expect(Math.sqrt(variance) / mean).toBeCloseTo(1, 1);
  });

  test('protons strike where the flux is: a ramp puts 3/4 into its second half', () => {
    const ramp = Float64Array.from([0, 8]);
    const events = drawn(ramp, { stepS: 400_000 }).filter(
      ({ kind }) => machineEventTraits[kind].driver === 'protons',
    );
    const late = events.filter(({ timeS }) => timeS > 200_000).length;
    expect(events.length).toBeGreaterThan(1500);
    expect(Math.abs(late / events.length - 0.75)).toBeLessThan(0.04);
  });

  test('a finer grid of the same flux moves no event by more than a microsecond', () => {
    const coarse = drawn(Float64Array.from([0, 6, 2]), { stepS: 43_200 });
    const fine = Float64Array.from({ length: 721 }, (_, k) =>
      k <= 360 ? k / 60 : 6 - (k - 360) / 90,
    );
    const again = drawn(fine, { stepS: 120 });
    expect(again.map(({ kind }) => kind)).toEqual(coarse.map(({ kind }) => kind));
    again.forEach(({ timeS }, k) => expect(Math.abs(timeS - coarse[k]!.timeS)).toBeLessThan(1e-6));
  });

  test('a rate set to nothing leaves the other kinds as they were', () => {
    const flux = swinging(1441);
    const own = {
      ...sensitivity,
      failuresPerChipYear: 0,
      hostMemoryInterruptKradPerEvent: Infinity,
    };
    const rest = drawn(flux).filter(
      ({ kind }) => kind !== 'chipFailure' && kind !== 'hostMemoryInterrupt',
    );
    expect(drawn(flux, { own })).toEqual(rest);
  });

  test('another seed or another satellite has other events', () => {
    const flux = swinging(1441);
    const times = (changes: Partial<Case>): number[] => drawn(flux, changes).map((e) => e.timeS);
    expect(times({ seed: 8 })).not.toEqual(times({}));
    expect(times({ name: 'sat-2' })).not.toEqual(times({}));
  });

  test('where the flux is unknown nothing is drawn of protons, and the time is told', () => {
    const flux = new Float64Array(1001).fill(5);
    flux.fill(NaN, 300, 601);
    const source = createEventSource(7, 'sat-1', machines, sensitivity);
    const events = drawEvents(source, { firstIndex: 0, stepS: 60, fluxRelative: flux });
    expect(source.unknownS).toBe(302 * 60);
    const isHidden = ({ timeS }: MachineEvent): boolean => timeS > 299 * 60 && timeS < 601 * 60;
    const hidden = events.filter(isHidden).map(({ kind }) => machineEventTraits[kind].driver);
    expect(hidden).not.toContain('protons');
    expect(events.some((event) => event.timeS > 601 * 60)).toBe(true);
  });

  test('a gap or an overlap between series is our own error', () => {
    const source = createEventSource(7, 'sat-1', machines, sensitivity);
    const fluxRelative = Float64Array.of(1, 1);
    expect(() => drawEvents(source, { firstIndex: 1, stepS: 60, fluxRelative })).toThrow('step 1');
  });

  test('without chips and hosts nothing happens', () => {
    const source = createEventSource(7, 'a', { chipCount: 0, hostCount: 0 }, sensitivity);
    const fluxRelative = new Float64Array(1000).fill(1000);
    expect(drawEvents(source, { firstIndex: 0, stepS: 86_400, fluxRelative })).toEqual([]);
  });
});
