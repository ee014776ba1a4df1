// Does the graph of an instant join those, and only those, who could send each other something?
import { describe, expect, test } from 'vitest';
import { networkInstants } from '../../../../src/compute/network/paths/instantNetwork.ts';
import type { TravelWay } from '../../../../src/compute/network/paths/instantTalk.ts';
import { routesOverTime } from '../../../../src/compute/network/paths/routes.ts';
import { surveyWorld } from '../../../../src/compute/operate/world.ts';
import type { Scenario } from '../../../../src/compute/scenario/scenario.ts';
import { drain, scenarioOf } from '../../operate/scenarios.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What turns at once and minds no Sun: the plan's contacts then begin and end with the sight. */
const prompt = { acquisitionS: 0, sunExclusionDeg: 0 };
const laser = { base: 'laser-to-ground', ...prompt };
const telescope = { base: 'optical-ground-1m', ...prompt };
const between = { base: 'optical-10cm', ...prompt, count: 8 };

function scenario(fleets: readonly Fields[], stations: readonly Fields[], more: Fields = {}) {
  const orbit = { kind: 'ring', altitudeKm: 900, inclinationDeg: 60, satelliteCount: 4 };
  return scenarioOf({
    durationS: 12_000,
    fleets: fleets.map(({ orbit: changes, ...platform }, at) => ({
      id: 'abcdef'[at],
      orbit: { ...orbit, rightAscensionDeg: 20 * at, ...(changes as Fields) },
      platform: { base: 'ai1', ...platform },
    })),
    stations: stations.map((station, at) => ({
      ...{ id: 'stuv'[at], latitudeDeg: 40, longitudeDeg: 15 * at, elevationMinDeg: 5 },
      ...station,
    })),
    links: { topology: 'mesh', rangeMaxKm: 6000 },
    ...more,
  });
}

/** Directed edges at each instant as `from>to`; all stations are one node, as in the plan. */
function edgesOverTime(of: Scenario, stepS: number, way: TravelWay): Set<string>[] {
  const count = of.satellites.length;
  return Array.from(networkInstants(of, stepS, { way }), ({ graph }) => {
    const edges = new Set<string>();
    for (let node = 0; node < graph.nodeCount; node += 1) {
      for (let at = graph.rowStart[node]!; at < graph.rowStart[node + 1]!; at += 1) {
        const other = graph.neighbour[at]!;
        edges.add(`${Math.min(node, count)}>${Math.min(other, count)}`);
      }
    }
    return edges;
  });
}

/** The same by the contacts of a run. */
function contactsOverTime(of: Scenario, stepS: number): Set<string>[] {
  const { plan } = drain(surveyWorld(of)).network;
  return Array.from({ length: of.durationS / stepS + 1 }, (_, at) => {
    const open = new Set<string>();
    for (let row = 0; row < plan.count; row += 1) {
      if (plan.startS[row]! > at * stepS || plan.endS[row]! <= at * stepS) continue;
      open.add(`${plan.fromNode[row]!}>${plan.toNode[row]!}`);
    }
    return open;
  });
}

/** Those that have been there before and will be: a contact's edge may be a piece of 27 s off. */
function lasting(sets: readonly Set<string>[], at: number): string[] {
  const [before, now, after] = [sets[at - 1]!, sets[at]!, sets[at + 1]!];
  return [...now].filter((edge) => before.has(edge) && after.has(edge));
}

describe('the graph of an instant', () => {
  test('has the edges of the contact plan, whatever terminals the ends have', () => {
    const of = scenario(
      [
        { groundTerminals: [laser], linkTerminal: between },
        { groundTerminals: ['x-leo'], linkTerminal: { ...between, wavelengthNm: 1064 } },
        { terminalCount: 0, linkRateBitPerS: 0 },
        { groundTerminals: ['ka-leo', laser], linkTerminal: { ...between, transmitPowerW: 0.002 } },
        { uplinkRateBitPerS: 0 },
      ],
      [
        { terminals: ['x-ground'] },
        {
          terminals: [telescope, { base: 'ka-ground', elevationMinDeg: 40 }],
          laserClosures: [{ startUtc: '2026-12-21T00:30:00Z', endUtc: '2026-12-21T02:00:00Z' }],
        },
        { antennas: { ka: 1 } },
      ],
    );
    const stepS = 60;
    const [ours, theirs] = [edgesOverTime(of, stepS, 'out'), contactsOverTime(of, stepS)];
    expect(ours.length).toBe(theirs.length);
    let sameCount = 0;
    for (let at = 1; at + 2 < ours.length; at += 1) {
      for (const edge of lasting(ours, at))
        expect([at, edge, theirs[at]!.has(edge)]).toContain(true);
      for (const edge of lasting(theirs, at))
        expect([at, edge, ours[at]!.has(edge)]).toContain(true);
      sameCount += lasting(ours, at).length;
    }
    expect(sameCount).toBeGreaterThan(2000);
  });

  const accessCount = (platform: Fields, station: Fields, way: TravelWay = 'both'): number => {
    const of = scenario([platform], [station], { links: { topology: 'none' } });
    return edgesOverTime(of, 120, way).reduce((sum, edges) => sum + edges.size, 0);
  };

  test('has none where no terminals match, none are there, or all lasers are dark', () => {
    const always = [{ startUtc: '2026-12-20T00:00:00Z', endUtc: '2026-12-23T00:00:00Z' }];
    const light = { terminals: [telescope] };
    expect(accessCount({ groundTerminals: [laser] }, light)).toBeGreaterThan(10);
    expect(accessCount({ groundTerminals: [laser] }, { terminals: ['x-ground'] })).toBe(0);
    expect(accessCount({ groundTerminals: [laser] }, { ...light, laserClosures: always })).toBe(0);
    expect(accessCount({ groundTerminals: [laser] }, { ...light, laserClosedFraction: 1 })).toBe(0);
    expect(accessCount({}, {})).toBeGreaterThan(10);
    expect(accessCount({ terminalCount: 0 }, {})).toBe(0);
    expect(accessCount({}, { antennas: { optical: 1 }, laserClosures: always })).toBe(0);
  });

  test('looks as low as its terminal and its station both may', () => {
    const at = (deg: number, mask: number): number =>
      accessCount(
        { groundTerminals: [laser] },
        { terminals: [{ ...telescope, elevationMinDeg: deg }], elevationMinDeg: mask },
      );
    expect(at(20, 5)).toBe(at(0, 20));
    expect(at(20, 5)).toBe(at(20, 20));
    expect(at(5, 5)).toBeGreaterThan(at(20, 5));
  });

  test('goes only the way in which something is sent', () => {
    const mute = { uplinkRateBitPerS: 0 };
    expect(accessCount(mute, {}, 'out')).toBe(accessCount(mute, {}, 'back'));
    expect(accessCount(mute, {}, 'out')).toBeGreaterThan(10);
    expect(accessCount(mute, {}, 'both')).toBe(0);
    const of = scenario([mute], [{}], { links: { topology: 'none' } });
    const reachedCount = (from: string, to: string): number =>
      [...routesOverTime(of, { from, to, stepS: 120 })].filter((each) => each.isReachable).length;
    expect(reachedCount('a-1', 's')).toBeGreaterThan(2);
    expect(reachedCount('s', 'a-1')).toBe(0);
  });

  test('joins satellites that see the same light, up to where the budget ends', () => {
    const linkCount = (one: Fields, other: Fields): number => {
      const fleets = [one, other].map((linkTerminal, at) => {
        return { orbit: { altitudeKm: 20_000, rightAscensionDeg: 2 * at }, linkTerminal };
      });
      const of = scenario(fleets, [], { links: { topology: 'mesh', rangeMaxKm: 60_000 } });
      return edgesOverTime(of, 12_000, 'both')[0]!.size / 2;
    };
    const strong = { ...between, transmitPowerW: 5000 };
    expect(linkCount(strong, strong)).toBeGreaterThan(4);
    expect(linkCount(between, between)).toBe(4);
    // Of a fleet the next is 37,300 km away, beyond the catalogue's laser; the other's is 920.
    expect(linkCount(between, { ...between, wavelengthNm: 1064 })).toBe(0);
  });
});
