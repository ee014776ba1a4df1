// Does the evidence come from the project's own functions, and would it notice an error?
import { describe, expect, test } from 'vitest';
import { claims, evidenceRows, recompute } from '../../../src/compute/study/evidence.ts';
import { drained } from '../../../src/compute/study/drained.ts';

const rows = [...evidenceRows()].flatMap(({ row }) => (row === null ? [] : [row]));

test('every published number is reproduced within its tolerance', () => {
  expect(rows.filter(({ verdict }) => verdict === 'out')).toEqual([]);
  expect(rows).toHaveLength(claims.length);
});

test('every claim names its source and compares like with like', () => {
  for (const { what, source, published, tolerance } of claims) {
    expect([what, source].every((text) => text.length > 5)).toBe(true);
    expect(published.length).toBeGreaterThan(0);
    expect(tolerance).toBeGreaterThanOrEqual(0);
  }
  expect(new Set(claims.map(({ what }) => what)).size).toBe(claims.length);
});

describe('an error would be noticed', () => {
  const claim = {
    what: 'a test',
    source: 'this file',
    unit: '',
    published: [1, 2],
    tolerance: 0.1,
    ours: () => [1, 2.05],
  };

  test('within the tolerance a number is reproduced, beyond it is out', () => {
    expect(recompute(claim)).toMatchObject({ verdict: 'reproduced' });
    expect(recompute(claim).difference).toBeCloseTo(0.05, 12);
    expect(recompute({ ...claim, tolerance: 0.04 }).verdict).toBe('out');
  });

  test('not a number, and a missing component, are out', () => {
    expect(recompute({ ...claim, ours: () => [NaN, 2] }).verdict).toBe('out');
    expect(recompute({ ...claim, ours: () => [1, NaN] }).verdict).toBe('out');
    expect(recompute({ ...claim, ours: () => [1] }).verdict).toBe('out');
  });

  test('no claim repeats the published digits as its own result without working them out', () => {
    // A computed float64 nearly never equals a rounded print; small whole numbers may.
    const copied = rows.filter(
      ({ published, ours }) =>
        published.some((value) => !Number.isInteger(value * 100)) &&
        published.every((value, at) => value === ours[at]),
    );
    expect(copied).toEqual([]);
  });
});

test('a generator is run to its end for what it returns', () => {
  function* count(): Generator<number, string> {
    yield 1;
    yield 2;
    return 'done';
  }
  expect(drained(count())).toBe('done');
});
