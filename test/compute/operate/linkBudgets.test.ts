// Does a run carry what the link budgets of its terminals, the Sun, closures and weather allow?
import { describe, expect, test } from 'vitest';
import { accessRateBitPerS, createAccessLink } from '../../../src/compute/network/budget/link.ts';
import type { NetworkPlan } from '../../../src/compute/network/plan/planContacts.ts';
import { volumeBit } from '../../../src/compute/network/plan/volume.ts';
import { surveyWorld } from '../../../src/compute/operate/world.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import {
  createStationFrame,
  gmstRad,
  lookAnglesInto,
  temeToEcef,
} from '../../../src/orbit/index.ts';
import { checkLaws } from './laws.ts';
import { batchJob, drain, jobOf, onFirst, ringFleet, run, scenarioOf } from './scenarios.ts';

type Fields = Readonly<Record<string, unknown>>;

const ka = 'ka-ground';
const telescope = 'optical-ground-40cm';

/** One satellite with Ka and laser over one station; more to bring down than the day can. */
function dayOver(station: Fields, more: Fields = {}): Scenario {
  const platform = { radiatorAreaM2: 1000, groundTerminals: ['ka-leo', 'laser-to-ground'] };
  return scenarioOf({
    durationS: 86_400,
    fleets: [ringFleet(1, platform, { rightAscensionDeg: 0 })],
    stations: [
      { id: 'home', latitudeDeg: 47, longitudeDeg: 8, elevationMinDeg: 10, cloudFraction: 0 },
    ].map((each) => ({ ...each, ...station })),
    workload: { jobs: [batchJob('one', { outputBit: 1e17, deadlineS: 80_000 })] },
    ...more,
  });
}

function worldOf(scenario: Scenario) {
  return drain(surveyWorld(scenario));
}

/** Bits that all contacts down could carry. */
function downBit({ plan, groundNode }: NetworkPlan): number {
  let bits = 0;
  for (let row = 0; row < plan.count; row += 1) {
    if (plan.toNode[row] === groundNode) bits += volumeBit(plan, row);
  }
  return bits;
}

const capacityBit = (scenario: Scenario): number => downBit(worldOf(scenario).network);

/** Integral of the Ka budget from a time on over all passes, acquisition off, by look angles. */
function integralBit(scenario: Scenario, fromS: number): number {
  const { access, supplies } = worldOf(scenario);
  const station = scenario.stations[0]!;
  const { groundTerminals } = scenario.fleets[0]!.platform;
  const [above, below] = [groundTerminals[0]!, station.terminals[0]!];
  const link = createAccessLink(above, below, station, 'down');
  const { latitudeRad, longitudeRad, altitudeM, elevationMinRad } = station;
  const frame = createStationFrame(latitudeRad, longitudeRad, altitudeM / 1000);
  const [state, fixed, look] = [new Float64Array(6), new Float64Array(3), new Float64Array(4)];
  const stepS = 0.1;
  let bits = 0;
  for (let row = 0; row < access.count; row += 1) {
    const beginS = access.startS[row]! + Math.max(above.acquisitionS, below.acquisitionS);
    for (let timeS = Math.max(fromS, beginS); timeS < access.endS[row]!; timeS += stepS) {
      const middleS = timeS + stepS / 2;
      supplies.statesAt(state, 0, middleS);
      temeToEcef(fixed, state, gmstRad(scenario.startUtcMs + 1000 * middleS, 0));
      lookAnglesInto(look, frame, fixed, fixed);
      bits += stepS * accessRateBitPerS(link, look[2]!, Math.max(elevationMinRad, look[1]!));
    }
  }
  return bits;
}

describe('a run with named terminals', () => {
  test('brings down what the budget’s integral over its passes allows', () => {
    const scenario = dayOver({ terminals: [ka] });
    const result = run(scenario, onFirst);
    checkLaws(result, scenario);
    const { downlinkedBit, downlinkCapacityBit } = result.metrics.network;
    const exact = integralBit(scenario, jobOf(result, 'one').finishedS);
    expect(exact).toBeGreaterThan(1e11);
    // Short by the bundle that is not whole at the end of a pass, and by light at its start.
    expect(downlinkedBit).toBeGreaterThan(0.99 * exact);
    expect(downlinkedBit).toBeLessThanOrEqual(1.001 * exact);
    const whole = integralBit(scenario, 0);
    expect(Math.abs(downlinkCapacityBit - whole)).toBeLessThan(1e-3 * whole);
  });

  test('foresees the mean rate over the satellite’s own contacts', () => {
    const { network, forecast } = worldOf(dayOver({ terminals: [ka, telescope] }));
    const { plan, groundNode } = network;
    let seconds = 0;
    for (let row = 0; row < plan.count; row += 1) {
      if (plan.toNode[row] === groundNode) seconds += plan.endS[row]! - plan.startS[row]!;
    }
    const mean = downBit(network) / seconds;
    expect(forecast.downlinkRateBitPerS[0]! / mean).toBeCloseTo(1, 12);
    expect(forecast.uplinkRateBitPerS[0]).toBeGreaterThan(0);
    expect(forecast.uplinkRateBitPerS[0]).not.toBe(forecast.downlinkRateBitPerS[0]);
  });
});

describe('several kinds of terminals at a station', () => {
  const clouds = { cloudFraction: 1 };
  const weather = { weather: { isOn: true, kaRainOutageFraction: 0, xRainOutageFraction: 0 } };

  test('are antennas of their own: light and radio add up', () => {
    const [radio, light, both] = [[ka], [telescope], [ka, telescope]].map((terminals) =>
      capacityBit(dayOver({ terminals })),
    );
    expect(both! / (radio! + light!)).toBeCloseTo(1, 9);
    expect(light).toBeGreaterThan(radio!);
  });

  test('have weather of their own: under endless cloud the radio brings down all it can', () => {
    const [under, alone] = [[ka, telescope], [ka]].map((terminals) => {
      const scenario = dayOver({ terminals, ...clouds }, weather);
      const result = run(scenario, onFirst);
      checkLaws(result, scenario);
      return result.metrics.network.downlinkedBit;
    });
    expect(alone).toBeGreaterThan(1e11);
    expect(under! / alone!).toBeCloseTo(1, 9);
    const clear = run(dayOver({ terminals: [ka, telescope] }, weather), onFirst);
    expect(clear.metrics.network.downlinkedBit).toBeGreaterThan(under!);
  });
});

describe('what keeps light from a station', () => {
  test('a share of dark time takes that share of each rate, of lasers only', () => {
    const share = { laserClosedFraction: 0.25 };
    const [open, closed] = [{}, share].map((more) =>
      capacityBit(dayOver({ terminals: [telescope], ...more })),
    );
    expect(closed! / open!).toBeCloseTo(0.75, 9);
    const [radio, other] = [{}, share].map((more) =>
      capacityBit(dayOver({ terminals: [ka], ...more })),
    );
    expect(other).toBe(radio);
  });

  test('nothing flows by light during a closure, and acquisition follows it', () => {
    const scenario = dayOver({ terminals: [telescope, ka] });
    const { network } = worldOf(scenario);
    const { plan, groundNode, sites } = network;
    const isLight = (row: number, of: NetworkPlan) =>
      of.plan.station[row]! >= 0 && of.sites[of.plan.station[row]!]!.kind === 'optical';
    const first = [...plan.startS.keys()].find((row) => isLight(row, network))!;
    const middleS = (plan.startS[first]! + plan.endS[first]!) / 2;
    const [darkS, brightS] = [middleS - 10, middleS + 10];
    const utc = (timeS: number) => new Date(scenario.startUtcMs + 1000 * timeS).toISOString();
    const laserClosures = [{ startUtc: utc(darkS), endUtc: utc(brightS) }];
    const closed = worldOf(dayOver({ terminals: [telescope, ka], laserClosures })).network;
    const { acquisitionS } = sites.find(({ kind }) => kind === 'optical')!;
    let touchedCount = 0;
    for (let row = 0; row < closed.plan.count; row += 1) {
      if (!isLight(row, closed)) continue;
      const [startS, endS] = [closed.plan.startS[row]!, closed.plan.endS[row]!];
      expect(endS <= darkS + 0.002 || startS >= brightS + acquisitionS - 0.002).toBe(true);
      touchedCount += Math.abs(endS - darkS) < 0.002 ? 1 : 0;
    }
    expect(touchedCount).toBeGreaterThan(0);
    expect(downBit(closed)).toBeLessThan(downBit(network));
    expect(closed.groundNode).toBe(groundNode);
  });

  test('a wider berth around the Sun never adds capacity, nor does rain', () => {
    const terminalOf = (sunExclusionDeg: number) => ({ base: telescope, sunExclusionDeg });
    const berths = [0, 20, 45, 90].map((deg) =>
      capacityBit(dayOver({ terminals: [terminalOf(deg)] }, { startUtc: '2026-06-21T00:00:00Z' })),
    );
    const rains = [0, 5, 30, 80].map((rainRateMmPerH) =>
      capacityBit(dayOver({ terminals: [{ base: ka, rainRateMmPerH }] })),
    );
    for (const [first, ...rest] of [berths, rains]) {
      let before = first!;
      for (const next of rest) {
        expect(next).toBeLessThanOrEqual(before);
        before = next;
      }
      expect(before).toBeLessThan(first!);
    }
  });
});

test('links share the terminals that satellites have, and turn between two partners', () => {
  const linked = (count: number) =>
    worldOf(
      scenarioOf({
        durationS: 7200,
        fleets: [ringFleet(8, { linkTerminal: { base: 'laser-100g', count } })],
        stations: ['svalbard'],
        links: { topology: 'ring' },
      }),
    ).network;
  const [one, two] = [linked(1), linked(2)];
  const linkResources = ({ plan }: NetworkPlan) =>
    plan.pointings.filter(({ resourceA, resourceB }) => {
      // Those of passes point with an antenna of a site first.
      return resourceA >= 1 && resourceB >= 1;
    });
  expect(linkResources(two)).toEqual([]);
  const shared = linkResources(one);
  expect(shared.length).toBeGreaterThan(0);
  const { unitCount, setupS } = one.plan.resources[shared[0]!.resourceA]!;
  // 30 s of acquisition, and half a degree a second from the one ahead to the one behind: 180°
  // less 22.5° that each of eight stands below the level.
  expect(unitCount).toBe(1);
  expect(setupS).toBeCloseTo(30 + 135 / 0.5, 0);
});
