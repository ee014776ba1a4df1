// Does a number that is none, or no good, make one complaint?
import { expect, test } from 'vitest';
import { problemLines, sampleText } from './sample.ts';

const orbit = { kind: 'ring', altitudeKm: 650, inclinationDeg: 98 };

test.each([1e30, -1e30, 2 ** 53, 1.5, Infinity])('a seed of %s is told of once', (seed) => {
  const text = sampleText({ seed: 0 }).replace('"seed":0', `"seed":${seed}`);
  expect(problemLines(text)).toEqual([expect.stringMatching(/^seed: /)]);
});

test.each(['NaN', '-Infinity'])('%s is told of once, wherever it stands', (word) => {
  const fleets = [{ orbit: { ...orbit, satelliteCount: '?' }, ageYears: '?' }];
  const text = sampleText({ seed: '?', fleets }).replaceAll('"?"', word);
  expect(problemLines(text).sort()).toEqual([
    expect.stringMatching(/^fleets\[0\].ageYears: JSON has no /),
    expect.stringMatching(/^fleets\[0\].orbit.satelliteCount: JSON has no /),
    expect.stringMatching(/^seed: JSON has no /),
  ]);
});

test('it counts among the problems that are too many to be listed', () => {
  const stations = Array.from({ length: 300 }, () => 'nowhere');
  const lines = problemLines(sampleText({ stations, seed: '?' }).replace('"?"', 'NaN'));
  expect(lines).toHaveLength(201);
  expect(lines[200]).toMatch(/101 more problems/);
});
