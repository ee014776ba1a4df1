// Does the log keep what happened, and refuse to go back in time?
import { expect, test } from 'vitest';
import { causeCode } from '../../../src/compute/account/cause.ts';
import { eventKinds } from '../../../src/compute/account/result.ts';
import { EventRecorder } from '../../../src/compute/operate/log.ts';

test('an event keeps its subjects; what it does not concern is -1, no cause is 0', () => {
  const recorder = new EventRecorder();
  recorder.record(1, 'jobReleased', { job: 4 });
  recorder.record(1, 'contactStarted', { satellite: 2, station: 3 });
  recorder.record(2.5, 'jobRejected', { job: 4, cause: 'inputLink', detail: 'why' });
  const log = recorder.finish();
  expect(recorder.count).toBe(3);
  expect([...log.timeS]).toEqual([1, 1, 2.5]);
  expect([...log.kindCode].map((code) => eventKinds[code])).toEqual([
    'jobReleased',
    'contactStarted',
    'jobRejected',
  ]);
  expect([...log.jobIndex]).toEqual([4, -1, 4]);
  expect([...log.satelliteIndex]).toEqual([-1, 2, -1]);
  expect([...log.stationIndex]).toEqual([-1, 3, -1]);
  expect([...log.causeCodePlusOne]).toEqual([0, 0, causeCode('inputLink') + 1]);
  expect(log.detailByRow).toEqual({ 2: 'why' });
});

test('an event before the last one is our own error, with both times', () => {
  const recorder = new EventRecorder();
  recorder.record(10, 'jobReleased', {});
  expect(() => recorder.record(9.5, 'batteryFull', {})).toThrow(/9.5 after 10 s/);
});
