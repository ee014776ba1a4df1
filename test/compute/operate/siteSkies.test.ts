// What becomes of data when weather closes a station, and when it opens again?
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/compute/schedule/policy.ts';
import { createWeather } from '../../../src/compute/network/weather/weather.ts';
import { checkLaws } from './laws.ts';
import { scenarioWith, setUp } from './networkRig.ts';
import type { WindowRow } from './networkRig.ts';
import { batchJob, policyOf, ringFleet, run, scenarioOf } from './scenarios.ts';

describe('when a site clouds over', () => {
  const passes: WindowRow[] = [
    [0, 0, 0, 1000],
    [0, 1, 300, 1000],
    [1, 1, 0, 1000],
  ];

  test('what has gone down counts, the rest waits for another station', () => {
    const world = setUp(scenarioWith(2, [{}, {}]), passes);
    world.request(0, 1, 0, 1, 100e6);
    world.advance(40);
    world.contacts.closeSite(0, 40, 2000);
    world.advance(1000);
    expect(world.done).toEqual([{ job: 1, timeS: 360 }]);
    expect(world.contacts.flows.bits.downlinkedBit[0]).toBeCloseTo(100e6, 3);
  });

  test('what was booked there for later finds another way too', () => {
    const world = setUp(scenarioWith(2, [{}, {}]), passes);
    world.request(0, 1, 0, 1, 100e6);
    world.request(0, 2, 0, 1, 10e6);
    world.contacts.closeSite(0, 40, 2000);
    world.advance(1000);
    expect(world.done).toEqual([
      { job: 1, timeS: 360 },
      { job: 2, timeS: 370 },
    ]);
  });

  test('bits in the store of a relay go on from there', () => {
    const links: WindowRow[] = [[0, 1, 0, 100]];
    const scenario = scenarioWith(2, [{}, {}], { linkRateBitPerS: 2e6 });
    const world = setUp(scenario, [[1, 1, 0, 1000], ...passes.slice(0, 1)], links);
    // Both ways of satellite 0 carry: 100 Mbit straight down; another goes over satellite 1.
    world.request(0, 1, 0, 1, 1000e6);
    world.request(0, 2, 0, 1, 60e6);
    world.advance(10);
    world.contacts.closeSite(1, 10, 500);
    world.advance(1000);
    expect(world.done.map(({ job }) => job)).toEqual([2]);
    const routes = world.contacts.flows.routes();
    const links2 = [...routes.jobIndex.keys()].filter(
      (row) => routes.jobIndex[row] === 2 && routes.toIndex[row]! === 1,
    );
    const moved = links2.reduce((sum, row) => sum + routes.carriedBit[row]!, 0);
    expect(moved).toBeCloseTo(60e6, 3);
  });

  test('a site that opens again is booked at once by what had no way', () => {
    const world = setUp(scenarioWith(2, [{}, {}]), passes.slice(0, 1));
    const transfer = world.request(0, 1, 0, 1, 100e6);
    world.advance(40);
    world.contacts.closeSite(0, 40, 5000);
    expect(transfer.resting).toHaveLength(1);
    world.contacts.openSite(0);
    world.contacts.dispatch(500);
    world.advance(1000);
    expect(world.done).toEqual([{ job: 1, timeS: 560 }]);
  });
});

describe('a day of weather', () => {
  const jobs = Array.from({ length: 20 }, (_, at) =>
    batchJob(`j${at}`, { outputBit: 4e10, releaseS: 1000 * at, deadlineS: 80_000 }),
  );
  const cloudy = (cloudFraction: number, isOn = true) =>
    scenarioOf({
      durationS: 60_000,
      fleets: [ringFleet(2, { radiatorAreaM2: 1000 }, { rightAscensionDeg: 0 })],
      stations: ['svalbard', 'troll'].map((base) => {
        return { base, antennas: { optical: 1 }, cloudFraction };
      }),
      weather: { isOn, persistenceH: 1, diurnalFraction: 0 },
      workload: { jobs },
    });
  const spread = policyOf(({ events }) =>
    events.flatMap((event): Decision[] => {
      if (event.kind === 'jobReleased') {
        const { index } = event.job;
        return [{ kind: 'place', job: index, satellites: [index % 2] }];
      }
      if (event.kind !== 'inputArrived') return [];
      const { index, satelliteIndex } = event.job;
      return [{ kind: 'start', job: index, satellites: [satelliteIndex] }];
    }),
  );

  test('no antenna for light serves anybody while its sky is closed', () => {
    const scenario = cloudy(0.5);
    const result = run(scenario, spread);
    checkLaws(result, scenario);
    const { service } = result;
    const weather = createWeather(scenario);
    expect(service.count).toBeGreaterThan(5);
    for (let row = 0; row < service.count; row += 1) {
      const station = service.stationIndex[row]!;
      expect(weather.isClear(station, 'optical', service.startS[row]!)).toBe(true);
      const changeS = weather.nextChangeS(station, 'optical', service.startS[row]!);
      expect(changeS).toBeGreaterThanOrEqual(service.endS[row]!);
    }
  });

  test('brings results down later than a clear one; under a closed sky none comes down', () => {
    const [clear, half, closed] = [cloudy(0.5, false), cloudy(0.5), cloudy(1)].map((scenario) => {
      return run(scenario, spread).metrics;
    });
    expect(clear!.jobs.delayP50S!).toBeLessThan(half!.jobs.delayP50S!);
    expect(closed!.network.downlinkedBit).toBe(0);
    expect(closed!.jobs.delayP50S).toBeNull();
  });
});
