// Do forecasts know the weather's climate, the law and nothing of what will happen?
import { describe, expect, test } from 'vitest';
import { volumeBit } from '../../../src/compute/network/plan/volume.ts';
import { surveyWorld } from '../../../src/compute/operate/world.ts';
import type { World } from '../../../src/compute/operate/world.ts';
import { edf } from '../../../src/compute/schedule/edf.ts';
import type { GroundForecast } from '../../../src/compute/schedule/policy.ts';
import { checkLaws } from './laws.ts';
import { batchJob, drain, jobOf, ringFleet, run, scenarioOf } from './scenarios.ts';

type Fields = Readonly<Record<string, unknown>>;

const telescope = { terminals: ['optical-ground-40cm'] };
const home = { id: 'home', latitudeDeg: 47, longitudeDeg: 8, elevationMinDeg: 10, state: 'CH' };
const away = { id: 'away', latitudeDeg: -31, longitudeDeg: 116, elevationMinDeg: 10, state: 'AU' };
const platform = { radiatorAreaM2: 1000, groundTerminals: ['laser-to-ground'] };
const weather = { isOn: true };

function worldOf(stations: readonly Fields[], more: Fields = {}, terminals = true): World {
  const machine = terminals ? platform : { radiatorAreaM2: 1000 };
  const scenario = scenarioOf({
    durationS: 86_400,
    fleets: [ringFleet(2, machine, { rightAscensionDeg: 0 })],
    stations: stations.map((each) => (terminals ? { ...each, ...telescope } : each)),
    workload: { jobs: [] },
    ...more,
  });
  return drain(surveyWorld(scenario));
}

/** Expected bits over seconds of a satellite's contacts down, contact by contact. */
function expectedRate({ network, weather: sky }: World, satellite: number): number {
  const { plan, groundNode, sites } = network;
  let [bits, seconds] = [0, 0];
  for (let row = 0; row < plan.count; row += 1) {
    if (plan.fromNode[row] !== satellite || plan.toNode[row] !== groundNode) continue;
    const middleS = (plan.startS[row]! + plan.endS[row]!) / 2;
    const { station, kind } = sites[plan.station[row]!]!;
    const share = sky.forecastClearFraction(station, kind, 0, middleS);
    bits += share * volumeBit(plan, row);
    seconds += plan.endS[row]! - plan.startS[row]!;
  }
  return bits / seconds;
}

const openS = (forecast: GroundForecast, satellite: number): number => {
  const { offset, startS, endS } = forecast.groundReach;
  let sumS = 0;
  for (let row = offset[satellite]!; row < offset[satellite + 1]!; row += 1) {
    sumS += endS[row]! - startS[row]!;
  }
  return sumS;
};

describe('under weather', () => {
  const cloudy = { ...home, cloudFraction: 0.6 };

  test('expected rates are those of clear skies as often as each contact’s site is open', () => {
    const world = worldOf([cloudy, { ...away, cloudFraction: 0.2 }], { weather });
    const { forecast } = world;
    for (const satellite of [0, 1]) {
      const rate = forecast.downlinkRateBitPerS[satellite]!;
      expect(rate / expectedRate(world, satellite)).toBeCloseTo(1, 12);
      const clear = forecast.underClearSkies!.downlinkRateBitPerS[satellite]!;
      expect(rate).toBeLessThan(0.85 * clear);
      expect(rate).toBeGreaterThan(0.2 * clear);
    }
    expect(forecast.groundReach).toEqual(forecast.underClearSkies!.groundReach);
  });

  test('a clear-sky forecast is the one that a run without weather has', () => {
    const dry = worldOf([cloudy]).forecast;
    expect(worldOf([cloudy], { weather }).forecast.underClearSkies).toEqual(dry);
    expect(dry.underClearSkies).toBeNull();
  });

  test('seeds that agree on the sky at the start have one forecast, whatever comes after', () => {
    const worlds = Array.from({ length: 12 }, (_, seed) => worldOf([cloudy], { weather, seed }));
    const rates = [false, true].map((isClear) => {
      const alike = worlds.filter((world) => world.weather.isClear(0, 'optical', 0) === isClear);
      const skies = alike.map((world) => world.weather.clearIntervals(0, 'optical').endS.join());
      expect(new Set(skies).size).toBeGreaterThan(1);
      return new Set(alike.map(({ forecast }) => forecast.downlinkRateBitPerS[0]!));
    });
    expect(rates.map(({ size }) => size)).toEqual([1, 1]);
    // Whoever sees a clear sky now expects more of the day.
    expect([...rates[1]!][0]).toBeGreaterThan([...rates[0]!][0]!);
  });

  test('rates that are given follow the climate too', () => {
    const { forecast } = worldOf([{ ...cloudy, antennas: { optical: 1 } }], { weather }, false);
    const clear = forecast.underClearSkies!;
    const share = forecast.downlinkRateBitPerS[0]! / clear.downlinkRateBitPerS[0]!;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.5);
  });
});

describe('data under a law', () => {
  const swiss = { residency: { states: ['CH', 'ZZ'] } };
  const stream = { id: 'ask', kind: 'llmInference', model: 'llama-3.1-8b', arrivalsPerHour: 1 };
  const workload = { workload: { streams: [{ ...stream, ...swiss }] } };

  test.each([true, false])('is foreseen over its stations alone (terminals: %s)', (terminals) => {
    const { forecast } = worldOf([home, away], workload, terminals);
    const alone = worldOf([home], {}, terminals).forecast;
    expect(forecast.byLaw).toHaveLength(1);
    const [lawful] = forecast.byLaw;
    expect(openS(lawful!, 0)).toBeLessThan(openS(forecast, 0));
    expect(lawful!.downlinkRateBitPerS[0]! / alone.downlinkRateBitPerS[0]!).toBeCloseTo(1, 12);
    if (terminals) expect(lawful!.groundReach).toEqual(alone.groundReach);
  });

  test('is turned away at once where its own stations are seen too late', () => {
    const job = batchJob('ruled', { outputBit: 1e9, deadlineS: 3000 });
    const scenarioFor = (more: Fields) =>
      scenarioOf({
        durationS: 43_200,
        fleets: [ringFleet(1, { radiatorAreaM2: 1000 }, { rightAscensionDeg: 0 })],
        stations: [
          { id: 'near', latitudeDeg: 88, longitudeDeg: 0, state: 'NO' },
          { id: 'far', latitudeDeg: -88, longitudeDeg: 0, state: 'AQ' },
        ],
        workload: { jobs: [{ ...job, ...more }] },
      });
    const near = { residency: { states: ['NO', 'ZZ'] } };
    const far = { residency: { states: ['AQ', 'ZZ'] } };
    const [first, second] = [near, far].map((rule) => {
      const scenario = scenarioFor(rule);
      const result = run(scenario, edf);
      checkLaws(result, scenario);
      return jobOf(result, 'ruled').status;
    });
    expect([first, second].sort()).toEqual(['onTime', 'rejected']);
    expect(jobOf(run(scenarioFor({}), edf), 'ruled').status).toBe('onTime');
  });
});
