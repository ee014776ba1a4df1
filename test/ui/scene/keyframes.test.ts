// Does the scene ask for the right keyframes in time?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { findInterval, keyframeStepS, nextNeed } from '../../../src/ui/scene/keyframes.ts';
import type { Pace } from '../../../src/ui/scene/keyframes.ts';

const paused = (timeS: number, rate = 60): Pace => ({ timeS, rate, isPlaying: false });
const anyTimeS = fc.double({ min: 0, max: 1e6, noNaN: true });
const anyRate = fc.integer({ min: 1, max: 3600 });
const playing = (timeS: number, rate = 60): Pace => ({ timeS, rate, isPlaying: true });

describe('keyframe scheduling', () => {
  test('keyframes are half a real second apart, within 60 s and 300 s', () => {
    expect([1, 60, 300, 600, 3600].map(keyframeStepS)).toEqual([60, 60, 150, 300, 300]);
  });

  test('an interval is found only between neighbours that are close enough', () => {
    expect(findInterval([0, 60, 120], 60, 60)).toBe(0);
    expect(findInterval([0, 60, 120], 61, 60)).toBe(1);
    expect(findInterval([0, 400], 100, 300)).toBe(-1);
    expect(findInterval([0, 60], 61, 300)).toBe(-1);
  });

  test('a paused clock asks for the two keyframes around it, and then for nothing', () => {
    expect(nextNeed([], paused(130))).toEqual({ startS: 120, stepS: 60, count: 2 });
    expect(nextNeed([120, 180], paused(130))).toBeNull();
  });

  test('a playing clock has a whole interval in hand beyond the one on screen', () => {
    expect(nextNeed([0, 60], playing(10))).toEqual({ startS: 120, stepS: 60, count: 1 });
    expect(nextNeed([0, 60, 120], playing(10))).toBeNull();
    expect(nextNeed([0, 60, 120], playing(61))).toEqual({ startS: 180, stepS: 60, count: 1 });
  });

  test('a fast clock asks for several at once', () => {
    expect(nextNeed([0, 300], playing(10, 3600))).toEqual({ startS: 600, stepS: 300, count: 4 });
  });

  test('keyframes that are too coarse for a slower rate are replaced', () => {
    expect(nextNeed([0, 300], paused(130))).toEqual({ startS: 120, stepS: 60, count: 2 });
  });

  test('whatever is asked for covers the clock, at every time and rate', () => {
    fc.assert(
      fc.property(anyTimeS, anyRate, (timeS, rate) => {
        const need = nextNeed([], playing(timeS, rate))!;
        const times = Array.from({ length: need.count }, (_, k) => need.startS + k * need.stepS);
        expect(findInterval(times, timeS, need.stepS)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('a clock at any rate stays inside its keyframes when answers take a quarter second', () => {
    for (const rate of [1, 10, 60, 300, 600, 1800, 3600]) {
      let times: number[] = [];
      let pending: { readonly atFrame: number; readonly times: number[] } | null = null;
      let uncoveredCount = 0;
      for (let frame = 0; frame < 1200; frame += 1) {
        const timeS = (frame / 60) * rate;
        if (pending !== null && frame >= pending.atFrame) {
          times = [...new Set([...times, ...pending.times])].sort((a, b) => a - b).slice(-12);
          pending = null;
        }
        if (frame > 60 && findInterval(times, timeS, 300) < 0) uncoveredCount += 1;
        const need = pending === null ? nextNeed(times, playing(timeS, rate)) : null;
        if (need === null) continue;
        const asked: number[] = Array.from(
          { length: need.count },
          (_, k) => need.startS + k * need.stepS,
        );
        pending = { atFrame: frame + 15, times: asked };
      }
      expect(uncoveredCount, `at rate ${rate}`).toBe(0);
    }
  });
});
