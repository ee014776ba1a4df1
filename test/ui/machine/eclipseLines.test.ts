// Does the choice between a battery and a pause say what the core worked out?
import { describe, expect, test } from 'vitest';
import { parseScenario, yearStudy, applyOverrides } from '../../../src/compute/index.ts';
import type { YearStudy } from '../../../src/compute/index.ts';
import {
  choiceSentence,
  gainText,
  lostText,
  shadowWays,
  sizeRows,
  wayMassText,
} from '../../../src/ui/machine/eclipseLines.ts';
import { ringText } from './eclipseDay.ts';

function studyOf(text: string): YearStudy {
  const { scenario } = parseScenario(text, {});
  const work = yearStudy(scenario!);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

const { text: twoText } = applyOverrides(ringText, ['fleets.ring.orbit.satellitesPerPlaneCount=2']);
const eclipse = studyOf(twoText).fleets[0]!.eclipse!;

describe('bridging, slowing down and pausing', () => {
  test('bridging delivers most and pausing least, over the year and in the worst orbit', () => {
    const ways = shadowWays(eclipse);
    const delivered = ways.map(({ year }) => year.utilisationFraction);
    const [bridged, , , paused] = ways.map(({ year }) => year);
    expect(Math.max(...delivered)).toBe(bridged!.utilisationFraction);
    expect(Math.min(...delivered)).toBe(paused!.utilisationFraction);
    expect(paused!.worstUtilisationFraction).toBeLessThan(bridged!.worstUtilisationFraction);
  });

  test('only bridging weighs more than pausing, and loses nothing against itself', () => {
    const [bridged, ...others] = shadowWays(eclipse);
    expect(wayMassText(bridged!)).toMatch(/\d\skg$/);
    expect(lostText(bridged!.year)).toBe('none');
    for (const way of others) expect(wayMassText(way)).toBe('–');
    expect(lostText(others.at(-1)!.year)).toMatch(/^[\d\s]+\sh$/);
  });

  test('the sentence has the minutes of the shadow, the kilograms and both costs', () => {
    const { bridging, pausing } = choiceSentence(eclipse);
    expect(bridging).toMatch(/shadow, \d+\smin.* of 1\sh .* weighs [\d.\s]+\skg \([\d.]+\s%/);
    expect(pausing).toMatch(/costs [\d.]+\s% of the year’s work, [\d.]+\s% of the worst/);
  });

  test('a battery that is larger at the end of life is said to be', () => {
    const kilograms = (text: string): number =>
      Number(/([\d.\s]+)\skg/.exec(text)![1]!.replace(/\s/g, ''));
    const [battery] = sizeRows;
    const [, , textOf] = battery!;
    expect(eclipse.bridge.end.batteryJ).toBeGreaterThan(eclipse.bridge.now.batteryJ);
    expect(kilograms(textOf(eclipse.bridge.end))).toBeGreaterThan(
      kilograms(textOf(eclipse.bridge.now)),
    );
  });

  test('what a kilowatt gained weighs is held against the design’s own', () => {
    const gained = eclipse.kgPerKwGained!;
    expect(gainText(eclipse, gained * 2)).toMatch(/^The battery pays/);
    expect(gainText(eclipse, gained / 2)).toMatch(/^Pausing is lighter/);
    expect(gainText({ ...eclipse, kgPerKwGained: null }, 1)).toMatch(/no compute/);
  });
});
