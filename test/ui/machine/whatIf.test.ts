// Are turned knobs run once, the last ones only, and taken back without a trace?
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AnswerMessage, ReadScenario } from '../../../src/ui/run/messages.ts';
import { runClient } from '../../../src/ui/run/runs.ts';
import { useStore } from '../../../src/ui/store.ts';
import { reset, turn, useWhatIf } from '../../../src/ui/machine/whatIf.ts';
import { syntheticDay } from '../syntheticResult.ts';
import { ringText } from './eclipseDay.ts';

const before = {
  source: { text: ringText, files: {} },
  sourceName: 'ring',
  scenario: { hash: 'before' } as ReadScenario,
  result: syntheticDay(),
};
const after = { ...syntheticDay(), resultHash: 'after' };
const path = 'fleets[0].orbit.altitudeKm';

let answer: (message: Partial<AnswerMessage>) => void = () => undefined;
const request = vi.spyOn(runClient, 'request');
const cancel = vi.spyOn(runClient, 'cancel').mockImplementation(() => undefined);

beforeEach(() => {
  vi.useFakeTimers();
  let id = 0;
  request.mockReset().mockImplementation((_body, listener) => {
    answer = (message) => listener({ id, version: 1, ...message } as AnswerMessage);
    id += 1;
    return id;
  });
  cancel.mockClear();
  useStore.getState().set({ ...before, policy: 'edf' });
});

afterEach(() => {
  reset();
  vi.useRealTimers();
});

const textsAsked = (): string[] =>
  request.mock.calls.map(([body]) => ('source' in body ? (body.source?.text ?? '') : ''));

function answerRun(): void {
  answer({ kind: 'result', of: 'scenario', scenario: before.scenario, warnings: [] });
  answer({ kind: 'result', of: 'run', result: after, wallS: 0.3 });
}

test('a slider that moves is run once, where it comes to rest', () => {
  for (const altitude of [700, 710, 720]) turn(path, [`${path}=${String(altitude)}`]);
  expect(request).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(textsAsked().length).toBe(1);
  expect(textsAsked()[0]).toContain('"altitudeKm": 720');
});

test('a move during a run gives that run up', () => {
  turn(path, [`${path}=700`]);
  vi.advanceTimersByTime(200);
  turn(path, [`${path}=800`]);
  expect(cancel).toHaveBeenCalledWith(1);
  vi.advanceTimersByTime(200);
  expect(textsAsked()[1]).toContain('"altitudeKm": 800');
});

test('the result takes the screen, and what was before is kept beside it', () => {
  turn(path, [`${path}=700`]);
  vi.advanceTimersByTime(200);
  expect(useStore.getState().result).toBe(before.result);
  answerRun();
  expect(useStore.getState().result).toBe(after);
  expect(useStore.getState().sourceName).toBe('ring (edited)');
  expect(useWhatIf.getState().before?.result).toBe(before.result);
});

test('turned back, or reset, the screen is as it was', () => {
  turn(path, [`${path}=700`]);
  vi.advanceTimersByTime(200);
  answerRun();
  turn(path, null);
  expect(useStore.getState()).toMatchObject(before);
  expect(useWhatIf.getState().before).toBeNull();
});

test('two things are turned together', () => {
  turn(path, [`${path}=700`]);
  turn('age', ['fleets[0].ageYears=4']);
  vi.advanceTimersByTime(200);
  expect(textsAsked()[0]).toContain('"altitudeKm": 700');
  expect(textsAsked()[0]).toContain('"ageYears": 4');
});

test('a value that the scenario refuses is told, and what was there stays', () => {
  turn(path, [`${path}=-5`]);
  vi.advanceTimersByTime(200);
  answer({ kind: 'problems', problems: [{ path, message: 'too low', hint: '' }] });
  expect(useWhatIf.getState().problems.length).toBe(1);
  expect(useStore.getState().result).toBe(before.result);
});

test('another scenario on screen ends the comparison and is left alone', () => {
  turn(path, [`${path}=700`]);
  vi.advanceTimersByTime(200);
  const other = { text: '{}', files: {} };
  useStore.getState().set({ source: other });
  expect(useWhatIf.getState().before).toBeNull();
  expect(cancel).toHaveBeenCalled();
  reset();
  expect(useStore.getState().source).toBe(other);
});
