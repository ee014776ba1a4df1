// Are the counts of now asked for one at a time, kept up with the clock, and had again after loss?
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clock } from '../../../src/ui/clock.ts';
import { CoverageLive } from '../../../src/ui/network/coverageLive.ts';
import { useCoverageChoice } from '../../../src/ui/network/coverageStudies.ts';
import type { CoverageQuestion, SeenCounts } from '../../../src/ui/run/messages.ts';
import { useStore } from '../../../src/ui/store.ts';
import type { AppState } from '../../../src/ui/store.ts';

vi.mock('../../../src/ui/run/runs.ts', () => ({ runClient: {}, propagationClient: {} }));

interface Asked extends CoverageQuestion {
  readonly timeS: number;
  readonly answer: (seen: SeenCounts | null) => void;
  isGivenUp: boolean;
}

function createLive() {
  const asked: Asked[] = [];
  const live = new CoverageLive((question, timeS, answer) => {
    const one: Asked = { ...question, timeS, answer, isGivenUp: false };
    asked.push(one);
    return () => (one.isGivenUp = true);
  });
  const answerLast = (count: number): void => {
    const { answer, ...question } = asked.at(-1)!;
    answer({ ...question, counts: new Uint16Array(4).fill(count) });
  };
  return { live, asked, answerLast };
}

/** Somebody looks, and the first question has been put. */
function createUsed() {
  const created = createLive();
  const stop = created.live.use(() => undefined);
  vi.advanceTimersByTime(200);
  expect(created.asked).toHaveLength(1);
  return { ...created, stop };
}

const scenarioNamed = (hash: string): Partial<AppState> => ({
  scenario: { hash } as NonNullable<AppState['scenario']>,
});

beforeEach(() => {
  vi.useFakeTimers();
  useStore.getState().set(scenarioNamed('a'));
  clock.setEnd(10_000);
  clock.seek(0);
});
afterEach(() => {
  vi.useRealTimers();
});

test('one question at a time, and the next for where the clock is then', () => {
  const { live, asked, answerLast, stop } = createUsed();
  for (const timeS of [10, 20, 30]) clock.seek(timeS);
  expect(asked.map(({ timeS }) => timeS)).toEqual([0]);
  answerLast(3);
  expect(live.seen?.counts[0]).toBe(3);
  vi.advanceTimersByTime(200);
  expect(asked.map(({ timeS }) => timeS)).toEqual([0, 30]);
  answerLast(2);
  vi.advanceTimersByTime(2000);
  expect(asked).toHaveLength(2);
  expect(live.mostCount).toBe(3);
  stop();
});

test('nobody asks when nobody looks', () => {
  const { asked, stop } = createUsed();
  stop();
  expect(asked[0]!.isGivenUp).toBe(true);
  clock.seek(500);
  vi.advanceTimersByTime(5000);
  expect(asked).toHaveLength(1);
});

test('a worker that failed is asked again after a while', () => {
  const { live, asked, answerLast, stop } = createUsed();
  asked[0]!.answer(null);
  expect(asked).toHaveLength(1);
  vi.advanceTimersByTime(1500);
  expect(asked).toHaveLength(2);
  answerLast(5);
  expect(live.seen?.counts[0]).toBe(5);
  stop();
});

test('another scenario or elevation forgets what was seen and what was asked', () => {
  const { live, asked, answerLast, stop } = createUsed();
  answerLast(7);
  useStore.getState().set(scenarioNamed('b'));
  expect(live.seen).toBeNull();
  expect(live.mostCount).toBe(0);
  expect(asked).toHaveLength(1); // the scene must have taken it up first
  vi.advanceTimersByTime(200);
  useCoverageChoice.setState({ elevationDeg: 10 });
  expect(asked.at(-1)!.isGivenUp).toBe(true);
  vi.advanceTimersByTime(200);
  expect(asked.at(-1)!.elevationMinRad).toBeCloseTo((10 * Math.PI) / 180, 12);
  useCoverageChoice.setState({ elevationDeg: 25 });
  stop();
});
