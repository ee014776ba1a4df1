// Do keyframes arrive in textures, and does a source that fails or is late do no harm?
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Keyframes } from '../../../src/ui/run/messages.ts';
import type { KeyframeSource } from '../../../src/ui/scene/keyframes.ts';
import { KeyframeTrack } from '../../../src/ui/scene/keyframeTrack.ts';
import { walkerKeyframes, walkerSets } from './walker.ts';

const sets = walkerSets(6, 2);
type Request = Parameters<KeyframeSource['request']>;

function recordingSource() {
  const requests: Request[] = [];
  const request: KeyframeSource['request'] = (...wanted) => {
    requests.push(wanted);
    return Promise.resolve(walkerKeyframes(sets, wanted[0], wanted[1], wanted[2]));
  };
  return { requests, source: { request } };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

describe('the keyframe track', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('what holds the clock is on screen as soon as its keyframes are there', async () => {
    const { source } = recordingSource();
    const track = new KeyframeTrack(source, sets.length, () => undefined);
    track.update({ timeS: 90, rate: 60, isPlaying: false });
    expect(track.interval).toBeNull();
    await settled();
    track.update({ timeS: 90, rate: 60, isPlaying: false });
    expect(track.interval).toMatchObject({ fraction: 0.5, stepS: 60 });
    const place = new Float64Array(3);
    expect(track.positionInto(place, 0)).toBe(true);
    expect(Math.hypot(...place)).toBeCloseTo(6.93, 1);
  });

  test('one request is under way, and a buffer that was read goes back with the next', async () => {
    const { source, requests } = recordingSource();
    const track = new KeyframeTrack(source, sets.length, () => undefined);
    track.update({ timeS: 0, rate: 60, isPlaying: false });
    track.update({ timeS: 0, rate: 60, isPlaying: false });
    expect(requests.map((request) => request[3])).toEqual([null]);
    await settled();
    track.update({ timeS: 5000, rate: 60, isPlaying: false });
    expect(requests[1]?.[3]).toBeInstanceOf(ArrayBuffer);
  });

  test('while a far time is on its way the satellites stay where they were', async () => {
    const { source } = recordingSource();
    const track = new KeyframeTrack(source, sets.length, () => undefined);
    track.update({ timeS: 30, rate: 60, isPlaying: false });
    await settled();
    track.update({ timeS: 30, rate: 60, isPlaying: false });
    const shown = track.interval;
    track.update({ timeS: 80_000, rate: 60, isPlaying: false });
    expect(track.interval).toBe(shown);
    await settled();
    track.update({ timeS: 80_000, rate: 60, isPlaying: false });
    expect(track.interval).not.toBe(shown);
  });

  test('a source that fails is asked again after a second, and failures are counted', async () => {
    let answer: Keyframes | null = null;
    const source: KeyframeSource = {
      request: () => (answer ? Promise.resolve(answer) : Promise.reject(new Error('no worker'))),
    };
    const onChange = vi.fn();
    const track = new KeyframeTrack(source, sets.length, onChange);
    track.update({ timeS: 0, rate: 60, isPlaying: false });
    await settled();
    expect(track.failureCount).toBe(1);
    answer = walkerKeyframes(sets, 0, 60, 2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(onChange).toHaveBeenCalledTimes(1);
    track.update({ timeS: 0, rate: 60, isPlaying: false });
    await settled();
    expect(track.failureCount).toBe(0);
  });

  test('keyframes of another number of satellites are not shown', async () => {
    const other = walkerKeyframes(sets.slice(0, 2), 0, 60, 2);
    const source = { request: () => Promise.resolve(other) };
    const track = new KeyframeTrack(source, sets.length, () => undefined);
    track.update({ timeS: 0, rate: 60, isPlaying: false });
    await settled();
    track.update({ timeS: 0, rate: 60, isPlaying: false });
    expect(track.interval).toBeNull();
  });

  test('a day at the highest rate keeps twelve textures at most', async () => {
    const { source, requests } = recordingSource();
    const track = new KeyframeTrack(source, sets.length, () => undefined);
    const textures = new Set();
    for (let timeS = 0; timeS < 86_400; timeS += 60) {
      track.update({ timeS, rate: 3600, isPlaying: true });
      await settled();
      track.update({ timeS, rate: 3600, isPlaying: true });
      textures.add(track.interval?.fromTexture.uuid);
      expect(track.interval?.fraction).toBeGreaterThanOrEqual(0);
      expect(track.interval?.fraction).toBeLessThanOrEqual(1);
    }
    expect(textures.size).toBeLessThanOrEqual(12);
    expect(requests.length).toBeLessThan(100);
  });
});
