// Does the log say when weather closes a station's antennas and when it opens them again?
import { expect, test } from 'vitest';
import { eventKinds } from '../../../src/compute/account/result.ts';
import { surveyWorld } from '../../../src/compute/operate/world.ts';
import { checkLaws } from './laws.ts';
import { batchJob, drain, eventsOf, onFirst, ringFleet, run, scenarioOf } from './scenarios.ts';

function scenario(isOn: boolean) {
  return scenarioOf({
    durationS: 86_400,
    fleets: [ringFleet(4)],
    stations: [
      { id: 'a', latitudeDeg: 47, longitudeDeg: 8, antennas: { optical: 1, ka: 1 } },
      { id: 'b', latitudeDeg: -30, longitudeDeg: 20, antennas: { optical: 1 } },
    ].map((station) => ({ ...station, cloudFraction: 0.5 })),
    weather: { isOn, persistenceH: 1, kaRainOutageFraction: 0.2 },
    workload: { jobs: [batchJob('one', { outputBit: 1e13, deadlineS: 80_000 })] },
  });
}

test('each change of a sky is in the log once, at its time, with what stands over what', () => {
  const of = scenario(true);
  const { weather, network } = drain(surveyWorld(of));
  const result = run(of, onFirst);
  checkLaws(result, of);
  const told = [...eventsOf(result, 'siteClosed'), ...eventsOf(result, 'siteOpened')].length;
  let count = 0;
  network.sites.forEach(({ station, kind }) => {
    const detail = kind === 'optical' ? 'optical: cloud' : 'ka: rain';
    const own = (name: 'siteClosed' | 'siteOpened') =>
      eventsOf(result, name).filter((each) => each.station === station && each.detail === detail);
    const [closed, opened] = [own('siteClosed'), own('siteOpened')];
    for (const { timeS } of closed) {
      expect(weather.isClear(station, kind, timeS + 1e-6)).toBe(false);
      expect(timeS === 0 || weather.isClear(station, kind, timeS - 1e-3)).toBe(true);
    }
    for (const { timeS } of opened) {
      expect(weather.isClear(station, kind, timeS + 1e-6)).toBe(true);
      expect(weather.isClear(station, kind, timeS - 1e-3)).toBe(false);
    }
    expect(closed.length - opened.length).toBeGreaterThanOrEqual(0);
    expect(closed.length - opened.length).toBeLessThanOrEqual(1);
    expect(closed.length).toBeGreaterThan(0);
    count += closed.length + opened.length;
  });
  expect(told).toBe(count);
});

test('under skies that are always clear the log has none of it', () => {
  const { events } = run(scenario(false), onFirst);
  const kinds = new Set(
    Array.from(events.kindCode.subarray(0, events.count), (c) => eventKinds[c]),
  );
  expect(kinds.has('siteClosed') || kinds.has('siteOpened')).toBe(false);
});
