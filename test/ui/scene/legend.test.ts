// Can every state be told from the others, in colour and without it?
import { describe, expect, test } from 'vitest';
import type { ColorBy } from '../../../src/ui/store.ts';
import { legendFor, temperatureRangeK } from '../../../src/ui/scene/legend.ts';
import {
  batteryRamp,
  fleetMarks,
  rampColor,
  satelliteStates,
  stateMarks,
  sunlightMarks,
  temperatureRamp,
} from '../../../src/ui/scene/palette.ts';
import type { Rgb } from '../../../src/ui/scene/palette.ts';
import { walkerScenario } from './walker.ts';

/** Relative luminance (WCAG 2.2). */
function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

const background: Rgb = [7, 10, 16];
const contrast = (color: Rgb): number => (luminance(color) + 0.05) / (luminance(background) + 0.05);

describe('the legend', () => {
  test('every state has an entry of its own colour and shape', () => {
    const legend = legendFor('state');
    if (legend.kind !== 'classes') throw new Error('states are classes');
    expect(legend.entries.map((entry) => entry.id)).toEqual([...satelliteStates]);
    for (const key of ['label', 'color', 'shape'] as const) {
      expect(new Set(legend.entries.map((entry) => entry[key])).size).toBe(satelliteStates.length);
    }
  });

  test('shapes tell sunlight and fleets apart without colour', () => {
    expect(new Set(Object.values(sunlightMarks).map((mark) => mark.shape)).size).toBe(3);
    expect(new Set(fleetMarks.map((mark) => mark.shape)).size).toBe(fleetMarks.length);
  });

  test('every mark and every colour of a ramp stands out from the background by 3 to 1', () => {
    const marks = [...Object.values(stateMarks), ...Object.values(sunlightMarks), ...fleetMarks];
    const colors = [...marks.map((mark) => mark.color), ...batteryRamp, ...temperatureRamp];
    for (const color of colors) expect(contrast(color), color.join()).toBeGreaterThan(3);
  });

  test('ramps go one way in brightness: an empty battery and a hot node are brightest', () => {
    const along = Array.from({ length: 21 }, (_, step) => step / 20);
    for (const [ramp, sign] of [[batteryRamp, -1] as const, [temperatureRamp, 1] as const]) {
      const levels = along.map((share) => sign * luminance(rampColor(ramp, share)));
      expect(levels).toEqual([...levels].sort((a, b) => a - b));
    }
  });

  test('the temperature ramp ends at the highest limit of the scenario', () => {
    const scenario = walkerScenario(2, 1);
    expect(temperatureRangeK(scenario)).toEqual([273.15, 343.15]);
    const legend = legendFor('temperature', scenario);
    if (legend.kind !== 'ramp') throw new Error('temperature is a ramp');
    expect([legend.stops[0]?.label, legend.stops.at(-1)?.label, legend.unit]).toEqual([
      '0',
      '70',
      '°C',
    ]);
  });

  test('fleets are listed by name, and every colouring has a legend before any scenario', () => {
    const legend = legendFor('fleet', walkerScenario(2, 1));
    if (legend.kind !== 'classes') throw new Error('fleets are classes');
    expect(legend.entries.map((entry) => entry.label)).toEqual(['one', 'two']);
    const colorings: ColorBy[] = ['state', 'sunlight', 'battery', 'temperature', 'fleet'];
    for (const colorBy of colorings) expect(legendFor(colorBy).title).not.toBe('');
  });
});
