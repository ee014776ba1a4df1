// Is it said, once and at bounded length, when a satellite has no states?
import { expect, test } from 'vitest';
import { StateGaps } from '../../src/cli/stateGaps.ts';
import { parseUtc } from '../../src/orbit/index.ts';

const startUtcMs = parseUtc('2026-03-20T00:00:00Z')!;
const gap = (startS: number, endS: number, errorCode = 6) => ({ startS, endS, errorCode });

function toldOf(parts: (readonly ReturnType<typeof gap>[])[], endS: number): string[] {
  const lines: string[] = [];
  const gaps = new StateGaps('7', startUtcMs, (line) => lines.push(line));
  for (const part of parts) gaps.add(part);
  gaps.end(endS);
  return lines;
}

test('a gap cut where parts of a search meet is one, from when to when', () => {
  expect(toldOf([[gap(1, 2), gap(50, 60)], [gap(60, 61.5)], []], 180)).toEqual([
    '7: no state from 2026-03-20T00:00:01.000Z to 2026-03-20T00:00:02.000Z: ' +
      'the satellite has decayed (SGP4 code 6)',
    '7: no state from 2026-03-20T00:00:50.000Z to 2026-03-20T00:01:01.500Z: ' +
      'the satellite has decayed (SGP4 code 6)',
  ]);
});

test('a gap that lasts to the end of the search has no other end', () => {
  expect(toldOf([[gap(10, 60, 1)], [gap(60, 120, 6)]], 120)).toEqual([
    '7: no state from 2026-03-20T00:00:10.000Z on: mean eccentricity outside 0 to 1 (SGP4 code 1)',
  ]);
});

test('a satellite with states all the time is not mentioned', () => {
  expect(toldOf([[], []], 120)).toEqual([]);
});

test('of more than twenty gaps the others are counted, and the last is named if it stays', () => {
  const many = Array.from({ length: 30 }, (_, at) => gap(10 * at, 10 * at + 5));
  const lines = toldOf([many, [gap(500, 600)]], 600);
  expect(lines).toHaveLength(22);
  expect(lines[20]).toBe('7: 10 more times without states');
  expect(lines[21]).toContain('no state from 2026-03-20T00:08:20.000Z on');
});
