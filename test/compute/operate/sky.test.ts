// Does a stretch of constant power carry the energy of the line that it stands for?
import { describe, expect, test } from 'vitest';
import { SkyReader } from '../../../src/compute/operate/sky.ts';
import type { Supply } from '../../../src/compute/plant/supply.ts';

/** One satellite, three samples a minute apart; powers rise and fall along straight lines. */
const supply: Supply = {
  satelliteCount: 1,
  sampleCount: 3,
  startS: 600,
  stepS: 60,
  arrayFullSunW: Float64Array.of(1000, 4000, 1000),
  absorbedSunFullW: Float64Array.of(100, 400, 100),
  absorbedEarthW: Float64Array.of(50, 20, 50),
};

/** Full Sun, from 620 s on half of it, from 650 s on none, from 700 s on all again. */
const sunlight = {
  satelliteCount: 1,
  satelliteOffset: Int32Array.of(0, 4),
  startS: Float64Array.of(0, 620, 650, 700),
  meanFraction: Float64Array.of(1, 0.5, 0, 1),
};

/** Walks both cells, looking at the start of each stretch and wherever a schedule cuts it. */
function walk(cutsS: readonly number[]) {
  const edges: number[][] = [];
  const sky = new SkyReader(sunlight as never, (_s, timeS, before, after) =>
    edges.push([timeS, before, after]),
  );
  const stretches: { startS: number; endS: number; generatedW: number; absorbedW: number }[] = [];
  for (const cell of [0, 1]) {
    const endS = 660 + 60 * cell;
    sky.enterCell(supply, cell, endS);
    for (let timeS = endS - 60; timeS < endS;) {
      sky.look(0, timeS);
      const cutS = cutsS.find((each) => each > timeS) ?? Infinity;
      const untilS = Math.min(sky.untilS, cutS);
      const { generatedW, absorbedW } = sky;
      stretches.push({ startS: timeS, endS: untilS, generatedW, absorbedW });
      timeS = untilS;
    }
  }
  return { edges, stretches };
}

const energyJ = (
  stretches: ReturnType<typeof walk>['stretches'],
  name: 'generatedW' | 'absorbedW',
) => stretches.reduce((sum, each) => sum + each[name] * (each.endS - each.startS), 0);

describe('the sky of a cell', () => {
  test('gives the mean of the line over each stretch between samples and shadow edges', () => {
    const { stretches, edges } = walk([]);
    expect(stretches.map(({ startS }) => startS)).toEqual([600, 620, 650, 660, 700]);
    const generatedW = stretches.map((each) => each.generatedW);
    [1500, 1375, 0, 0, 1500].forEach((watt, at) => expect(generatedW[at]).toBeCloseTo(watt, 9));
    // Only the Sun's part is shaded; the Earth shines on.
    const absorbedW = stretches.map((each) => each.absorbedW);
    [195, 170, 22.5, 30, 195].forEach((watt, at) => expect(absorbedW[at]).toBeCloseTo(watt, 9));
    expect(edges).toEqual([
      [620, 1, 0.5],
      [650, 0.5, 0],
      [700, 0, 1],
    ]);
  });

  test('gives the same energy wherever a schedule cuts it', () => {
    const whole = walk([]).stretches;
    const cut = walk([601, 619.5, 633, 655, 661, 719]).stretches;
    expect(cut.length).toBeGreaterThan(whole.length);
    for (const name of ['generatedW', 'absorbedW'] as const) {
      expect(energyJ(cut, name)).toBeCloseTo(energyJ(whole, name), 6);
    }
  });

  test('reads the samples of every cell and satellite, chunk after chunk', () => {
    const counts = { satelliteCount: 3, sampleCount: 21, stepS: 60 };
    const columnFrom = (first: number) =>
      Float64Array.from({ length: 3 * 21 }, (_, at) => first + at * at);
    const chunks = [0, 1].map((chunk): Supply => {
      const column = columnFrom(1000 * chunk);
      const sun = { arrayFullSunW: column, absorbedSunFullW: column.map((watt) => 2 * watt) };
      const startS = chunk * 1200;
      return { ...counts, startS, ...sun, absorbedEarthW: column.map((watt) => 3 * watt) };
    });
    const lit = {
      ...{ satelliteCount: 3, satelliteOffset: Int32Array.of(0, 1, 2, 3) },
      ...{ startS: new Float64Array(3), meanFraction: Float64Array.of(1, 1, 1) },
    };
    const sky = new SkyReader(lit as never, () => undefined);
    for (const supply of chunks) {
      for (let cell = 0; cell < 20; cell += 1) {
        const startS = supply.startS + 60 * cell;
        sky.enterCell(supply, cell, startS + 60);
        for (const s of [2, 0, 1]) {
          sky.look(s, startS);
          const at = s * 21 + cell;
          const meanW = (supply.arrayFullSunW[at]! + supply.arrayFullSunW[at + 1]!) / 2;
          expect([sky.generatedW, sky.absorbedW]).toEqual([meanW, 5 * meanW]);
        }
      }
    }
  });
});
