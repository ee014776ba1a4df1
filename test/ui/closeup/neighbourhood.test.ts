// Is a cluster seen from close by as the formation flies it?
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../src/compute/index.ts';
import {
  distanceCurves,
  nearestRows,
  Neighbourhood,
} from '../../../src/ui/closeup/neighbourhood.ts';

const text = readFileSync('public/scenarios/suncatcher-cluster.json', 'utf8');
const scenario = parseScenario(text, {}, { policyNames: ['fifo', 'edf'] }).scenario!;
const middle = 40;

describe('the neighbourhood of a satellite of the Suncatcher cluster', () => {
  const neighbourhood = new Neighbourhood(scenario, middle, 0);

  it('is the whole cluster, itself first and in the middle', () => {
    expect(neighbourhood.members).toHaveLength(81);
    expect(neighbourhood.members[0]).toBe(middle);
    const places = new Float64Array(3 * 81);
    neighbourhood.placesInto(places, 3600);
    expect(Math.hypot(places[0]!, places[1]!, places[2]!)).toBe(0);
  });

  it('stays within the orbit’s plane and a kilometre, by the turning frame', () => {
    const places = new Float64Array(3 * 81);
    for (const timeS of [0, 1500, 40_000]) {
      neighbourhood.placesInto(places, timeS);
      for (let row = 0; row < 81; row += 1) {
        expect(Math.abs(places[3 * row + 2]!)).toBeLessThan(0.5);
        expect(Math.abs(places[3 * row]!)).toBeLessThan(510);
        expect(Math.abs(places[3 * row + 1]!)).toBeLessThan(1010);
      }
    }
  });

  it('keeps its four nearest at 100 to 201 m over two revolutions', () => {
    const curves = distanceCurves(neighbourhood, { startS: 0, stepS: 120, count: 98 }, 4);
    expect(curves).toHaveLength(4);
    for (const { leastM, mostM } of curves) {
      expect(leastM).toBeGreaterThan(99);
      expect(mostM).toBeLessThan(201.5);
    }
  });
});

it('nearest rows are nearest, and one without a place is nobody’s', () => {
  const places = Float64Array.of(0, 0, 0, 10, 0, 0, 0, 3, 0, NaN, NaN, NaN);
  expect(nearestRows(places, 2)).toEqual([[2, 1], [0, 2], [0, 1], []]);
});
