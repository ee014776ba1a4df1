// Does each satellite hold the nearest, as many as it may, and keep them until another is nearer?
import { describe, expect, test } from 'vitest';
import { fc } from '../../../chance.ts';
import { allPairs } from '../../../../src/orbit/index.ts';
import { NeighbourChoice } from '../../../../src/compute/network/paths/neighbourChoice.ts';
import { surveyWorld } from '../../../../src/compute/operate/world.ts';
import { parseScenario } from '../../../../src/compute/scenario/parse.ts';

const rules = { rangeMaxKm: 3000, grazingAltitudeKm: 0, neighbourCount: 2, hysteresisFraction: 0 };

/** Satellites side by side 7,000 km from the Earth's centre, at these places along a line, km. */
const row = (...alongKm: number[]) => Float64Array.from(alongKm.flatMap((y) => [7000, y, 0]));

const linksOf = (choice: NeighbourChoice): string[] =>
  Array.from(
    { length: choice.heldCount },
    (_, at) => `${choice.held[2 * at]}-${choice.held[2 * at + 1]}`,
  );

describe('the nearest', () => {
  test('are taken shortest first, as long as both ends have a place', () => {
    const choice = new NeighbourChoice(4, allPairs(4), { ...rules, neighbourCount: 1 });
    choice.choose(row(0, 100, 190, 400));
    expect(linksOf(choice)).toEqual(['0-3', '1-2']);
  });

  test('are nobody beyond the range, behind the Earth or without a place', () => {
    const choice = new NeighbourChoice(4, allPairs(4), rules);
    choice.choose(Float64Array.of(7000, 0, 0, -7000, 0, 0, NaN, NaN, NaN, 7000, 3001, 0));
    expect(linksOf(choice)).toEqual([]);
    const near = { ...rules, rangeMaxKm: 20_000 };
    const behind = new NeighbourChoice(2, allPairs(2), near);
    behind.choose(Float64Array.of(7000, 0, 0, -7000, 0, 0));
    expect(linksOf(behind)).toEqual([]);
  });

  test('change at once without hysteresis, and only for one nearer by the share with it', () => {
    for (const [hysteresisFraction, changesAt] of [
      [0, 99],
      [0.2, 79],
    ] as const) {
      const one = { ...rules, neighbourCount: 1, hysteresisFraction };
      const choice = new NeighbourChoice(3, Int32Array.of(0, 1, 0, 2), one);
      let changed = 0;
      for (let km = 120; km >= 60 && changed === 0; km -= 1) {
        choice.choose(row(0, 100, -km));
        if (linksOf(choice)[0] === '0-2') changed = km;
      }
      expect(changed).toBe(changesAt);
    }
  });

  test('are the same whether found at first look or at the second', () => {
    const skies = fc.array(
      fc.array(fc.tuple(fc.integer({ min: -90, max: 90 }), fc.integer({ min: 0, max: 359 })), {
        minLength: 12,
        maxLength: 12,
      }),
      { minLength: 3, maxLength: 3 },
    );
    const degree = Math.PI / 180;
    let linkCount = 0;
    fc.assert(
      fc.property(skies, fc.integer({ min: 1, max: 4 }), (instants, neighbourCount) => {
        const own = { rangeMaxKm: 6000, grazingAltitudeKm: 80, neighbourCount };
        const kept = new NeighbourChoice(12, allPairs(12), { ...own, hysteresisFraction: 0 });
        for (const sky of instants) {
          const places = Float64Array.from(
            sky.flatMap(([phi, lambda]) => [
              7000 * Math.cos(phi * degree) * Math.cos(lambda * degree),
              7000 * Math.cos(phi * degree) * Math.sin(lambda * degree),
              7000 * Math.sin(phi * degree),
            ]),
          );
          kept.choose(places);
          const fresh = new NeighbourChoice(12, allPairs(12), { ...own, hysteresisFraction: 0 });
          fresh.choose(places);
          expect(linksOf(kept)).toEqual(linksOf(fresh));
          linkCount += fresh.heldCount;
          const degrees = new Array<number>(12).fill(0);
          for (const end of linksOf(fresh).join('-').split('-')) degrees[Number(end)]! += 1;
          expect(Math.max(...degrees)).toBeLessThanOrEqual(Math.max(1, neighbourCount));
        }
      }),
    );
    expect(linkCount).toBeGreaterThan(100);
  });
});

function worldOf(links: object, byteMax?: number) {
  const orbit = { kind: 'walker', altitudeKm: 1200, inclinationDeg: 70, planeCount: 3 };
  const file = {
    ...{ dawnline: 1, name: 'w', startUtc: '2026-12-21T00:00:00Z', durationS: 7200, stepS: 60 },
    fleets: [{ id: 'w', orbit: { ...orbit, satellitesPerPlaneCount: 6 }, platform: 'server-8' }],
    links: { rangeMaxKm: 6000, ...links },
  };
  const { scenario, problems } = parseScenario(JSON.stringify(file));
  expect(problems).toEqual([]);
  const work = surveyWorld(scenario!, byteMax);
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
}

describe('a run with the nearest', () => {
  const nearest = { topology: 'nearest', neighbourCount: 2 };

  test('holds no more links at a time than a satellite may, each within its sight', () => {
    const { links } = worldOf(nearest);
    const sight = worldOf({ topology: 'mesh' }).links;
    expect(links.count).toBeGreaterThan(30);
    for (let row = 0; row < links.count; row += 1) {
      const [a, b] = [links.satelliteAIndex[row]!, links.satelliteBIndex[row]!];
      const whole = Array.from({ length: sight.count }, (_, at) => at).filter(
        (at) =>
          sight.satelliteAIndex[at] === a &&
          sight.satelliteBIndex[at] === b &&
          sight.startS[at]! <= links.startS[row]! &&
          sight.endS[at]! >= links.endS[row]!,
      );
      expect(whole).toHaveLength(1);
      const middleS = (links.startS[row]! + links.endS[row]!) / 2;
      const others = Array.from({ length: links.count }, (_, at) => at).filter(
        (at) =>
          (links.satelliteAIndex[at] === a || links.satelliteBIndex[at] === a) &&
          links.startS[at]! <= middleS &&
          middleS < links.endS[at]!,
      );
      expect(others.length).toBeLessThanOrEqual(2);
    }
  });

  test('is the same in one chunk of states or in many', () => {
    const [one, many] = [worldOf(nearest).links, worldOf(nearest, 12_000).links];
    expect([...many.satelliteAIndex]).toEqual([...one.satelliteAIndex]);
    expect([...many.satelliteBIndex]).toEqual([...one.satelliteBIndex]);
    many.startS.forEach((startS, row) => {
      expect(Math.abs(startS - one.startS[row]!)).toBeLessThan(1e-3);
      expect(Math.abs(many.endS[row]! - one.endS[row]!)).toBeLessThan(1e-3);
    });
  });

  test('changes partners less often the more hysteresis there is', () => {
    const counts = [0, 0.6].map(
      (hysteresisFraction) =>
        worldOf({ topology: 'nearest', neighbourCount: 1, hysteresisFraction }).links.count,
    );
    expect(counts[1]!).toBeLessThan(counts[0]!);
  });
});
