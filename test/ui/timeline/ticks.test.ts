import { describe, expect, test } from 'vitest';
import { chooseStepS, elapsedTicks, utcTicks } from '../../../src/ui/timeline/ticks.ts';

const startUtcMs = Date.UTC(2026, 11, 21, 6, 27, 13);

describe('ticks of the time axis', () => {
  test('the step is the smallest round one that leaves room for a label', () => {
    const day = { startS: 0, endS: 86_400, widthPx: 1200 };
    expect(chooseStepS(day, 80)).toBe(2 * 3600);
    expect(chooseStepS({ startS: 0, endS: 60, widthPx: 1200 }, 80)).toBe(5);
    expect(chooseStepS({ startS: 0, endS: 30 * 86_400, widthPx: 600 }, 80)).toBe(5 * 86_400);
  });

  test('UTC labels fall on round clock readings whenever the run starts', () => {
    const ticks = utcTicks({ startS: 0, endS: 7200, widthPx: 600 }, startUtcMs, 80);
    expect(ticks.map(({ label }) => label)).toEqual(['06:30', '07:00', '07:30', '08:00']);
    expect(ticks[0]!.timeS).toBe(167);
  });

  test('midnight carries the date', () => {
    const ticks = utcTicks({ startS: 60_000, endS: 66_000, widthPx: 600 }, startUtcMs, 80);
    const days = ticks.filter(({ isDay }) => isDay);
    expect(days.map(({ label }) => label)).toEqual(['2026-12-22']);
  });

  test('T+ labels fall on round times since the start', () => {
    const ticks = elapsedTicks({ startS: 3500, endS: 11_000, widthPx: 600 }, 80);
    expect(ticks.map(({ label }) => label)).toEqual(['+1:00', '+1:30', '+2:00', '+2:30', '+3:00']);
  });

  test('seconds appear when the step is below a minute', () => {
    const scale = { startS: 0, endS: 60, widthPx: 400 };
    expect(utcTicks(scale, startUtcMs, 80)[0]!.label).toBe('06:27:15');
    expect(elapsedTicks(scale, 80)[1]!.label).toBe('+0:00:15');
  });
});
