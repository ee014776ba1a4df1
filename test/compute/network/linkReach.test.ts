// Are links cut to exactly the times at which each end's attitude lets it look at the other?
import { describe, expect, test } from 'vitest';
import { surveyWorld } from '../../../src/compute/operate/world.ts';
import { orbitOf } from '../../../src/compute/scenario/orbitOf.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import {
  createStateSource,
  fleetStates,
  prepareFleet,
  sunPositionInto,
  type LinkWindows,
} from '../../../src/orbit/index.ts';
import { fc } from '../../chance.ts';
import { drain, ringFleet, scenarioOf } from '../operate/scenarios.ts';

const degree = Math.PI / 180;

type Vector = readonly [number, number, number];
const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const unit = (a: Vector): Vector => {
  const length = Math.sqrt(dot(a, a));
  return [a[0] / length, a[1] / length, a[2] / length];
};
const across = (a: Vector, b: Vector): Vector => {
  const along = dot(a, b);
  return unit([a[0] - along * b[0], a[1] - along * b[1], a[2] - along * b[2]]);
};

/** Places of a scenario's satellites by their own model of motion, and the Sun. */
function skyOf({ satellites, startUtcMs }: Scenario) {
  const statesAt = fleetStates(
    prepareFleet(satellites.map((each) => createStateSource(orbitOf(each)))),
    startUtcMs,
  );
  return (satellite: number, timeS: number) => {
    const state = new Float64Array(6);
    if (!statesAt(state, satellite, timeS)) throw new Error(`no state at ${timeS} s`);
    const sun = new Float64Array(3);
    sunPositionInto(sun, startUtcMs + timeS * 1000);
    const place: Vector = [state[0]!, state[1]!, state[2]!];
    return {
      place,
      velocity: [state[3]!, state[4]!, state[5]!] as Vector,
      sunward: unit(minus([sun[0]!, sun[1]!, sun[2]!], place)),
      nadir: unit([-place[0], -place[1], -place[2]]),
    };
  };
}

type Seen = ReturnType<ReturnType<typeof skyOf>>;

/** Body x, y and z by the words of the attitude laws, without the code under test. */
const attitudes = {
  // +x at the Sun, +z as near to the Earth as that leaves it free.
  sunFirst: ({ sunward, nadir }: Seen) => {
    const z = across(nadir, sunward);
    return [sunward, cross(z, sunward), z] as const;
  },
  // +z at the Earth, +x as near to the Sun.
  earthFirst: ({ sunward, nadir }: Seen) => {
    const x = across(sunward, nadir);
    return [x, cross(nadir, x), nadir] as const;
  },
};
const laws = {
  sunFirst: { primary: 'arrayToSun', secondary: 'radiatorEdgeToEarth' },
  earthFirst: { primary: 'instrumentToEarth', secondary: 'arrayToSun' },
} as const;
type LawName = keyof typeof laws;

interface Design {
  readonly law: LawName;
  readonly normals: readonly Vector[];
  readonly halfAngleDeg: number;
}

const shared = {
  startUtc: '2026-06-21T00:00:00Z',
  durationS: 14_400,
  stations: [],
};

function ringOf({ law, normals, halfAngleDeg }: Design, links: object = { topology: 'ring' }) {
  const platform = { linkNormals: normals, linkFieldOfRegardDeg: halfAngleDeg };
  const fleet = ringFleet(8, platform, { inclinationDeg: 51.6, rightAscensionDeg: 120 });
  return scenarioOf({ ...shared, fleets: [{ ...fleet, attitude: laws[law] }], links });
}

const linksOf = (scenario: Scenario): LinkWindows => drain(surveyWorld(scenario)).links;
const totalS = (table: LinkWindows): number =>
  table.endS.reduce((sum, endS, row) => sum + endS - table.startS[row]!, 0);

const isOpen = (table: LinkWindows, a: number, b: number, timeS: number): boolean =>
  Array.from({ length: table.count }, (_, row) => row).some(
    (row) =>
      table.satelliteAIndex[row] === a &&
      table.satelliteBIndex[row] === b &&
      table.startS[row]! <= timeS &&
      timeS < table.endS[row]!,
  );

/** Whether a satellite's terminals look at a place, and by how many degrees more than they must. */
function spareDeg(design: Design, here: Seen, there: Seen): number {
  const axes = attitudes[design.law](here);
  const line = unit(minus(there.place, here.place));
  const body: Vector = [dot(line, axes[0]), dot(line, axes[1]), dot(line, axes[2])];
  const offRad = design.normals.map((normal) => Math.acos(dot(unit(normal), body)));
  return design.halfAngleDeg - Math.min(...offRad) / degree;
}

const sides: Vector[] = [
  [0, 1, 0],
  [0, -1, 0],
];
const whole = linksOf(ringOf({ law: 'sunFirst', normals: [[0, 0, 1]], halfAngleDeg: 180 }));

describe('the reach of link terminals', () => {
  test.each<[string, Design]>([
    ['one face', { law: 'sunFirst', normals: [[-1, 0, 0]], halfAngleDeg: 110 }],
    ['two faces', { law: 'sunFirst', normals: sides, halfAngleDeg: 45 }],
    ['an oblique face', { law: 'earthFirst', normals: [[2, 1, 1]], halfAngleDeg: 95 }],
    ['two faces of a yawing body', { law: 'earthFirst', normals: sides, halfAngleDeg: 50 }],
  ])('cuts links to when both ends look at each other: %s', (_, design) => {
    const scenario = ringOf(design);
    const links = linksOf(scenario);
    const seenAt = skyOf(scenario);
    let [openCount, shutCount] = [0, 0];
    for (let timeS = 3; timeS < shared.durationS; timeS += 7) {
      for (let a = 0; a < 8; a += 1) {
        const [first, second] = [Math.min(a, (a + 1) % 8), Math.max(a, (a + 1) % 8)];
        if (!isOpen(whole, first, second, timeS)) continue;
        const [here, there] = [seenAt(first, timeS), seenAt(second, timeS)];
        const spare = Math.min(spareDeg(design, here, there), spareDeg(design, there, here));
        // A second of the line's own motion beside an edge.
        if (Math.abs(spare) < 0.07) continue;
        expect(isOpen(links, first, second, timeS), `${first}-${second} ${timeS} s`).toBe(
          spare > 0,
        );
        if (spare > 0) openCount += 1;
        else shutCount += 1;
      }
    }
    expect(Math.min(openCount, shutCount)).toBeGreaterThan(300);
  });

  test('edges stand where the angle is the half-angle, to a thousandth of a degree', () => {
    const design: Design = { law: 'sunFirst', normals: [[-1, 0, 0]], halfAngleDeg: 110 };
    const scenario = ringOf(design);
    const links = linksOf(scenario);
    const seenAt = skyOf(scenario);
    let edgeCount = 0;
    for (let row = 0; row < links.count; row += 1) {
      const [a, b] = [links.satelliteAIndex[row]!, links.satelliteBIndex[row]!];
      for (const timeS of [links.startS[row]!, links.endS[row]!]) {
        if (timeS === 0 || timeS === shared.durationS) continue;
        const [here, there] = [seenAt(a, timeS), seenAt(b, timeS)];
        const spare = Math.min(spareDeg(design, here, there), spareDeg(design, there, here));
        expect(Math.abs(spare)).toBeLessThan(1e-3);
        edgeCount += 1;
      }
    }
    expect(edgeCount).toBeGreaterThan(20);
  });

  test('least and greatest range of a part are those of the part', () => {
    const design: Design = { law: 'sunFirst', normals: [[-1, 0, 0]], halfAngleDeg: 110 };
    const scenario = ringOf(design, { topology: 'mesh', rangeMaxKm: 6000 });
    const links = linksOf(scenario);
    const seenAt = skyOf(scenario);
    for (let row = 0; row < links.count; row += 1) {
      const [a, b] = [links.satelliteAIndex[row]!, links.satelliteBIndex[row]!];
      const [startS, endS] = [links.startS[row]!, links.endS[row]!];
      const ranges = Array.from({ length: 101 }, (_, k) => {
        const timeS = startS + ((endS - startS) * k) / 100;
        const line = minus(seenAt(a, timeS).place, seenAt(b, timeS).place);
        return Math.sqrt(dot(line, line));
      });
      expect(links.rangeMinKm[row]! - Math.min(...ranges)).toBeLessThan(0.01);
      expect(links.rangeMinKm[row]! - Math.min(...ranges)).toBeGreaterThan(-1);
      expect(Math.max(...ranges) - links.rangeMaxKm[row]!).toBeLessThan(0.01);
      expect(Math.max(...ranges) - links.rangeMaxKm[row]!).toBeGreaterThan(-1);
    }
    expect(links.count).toBeGreaterThan(20);
  });

  test('the same terminals see another sky from a body that points elsewhere', () => {
    const normals: Vector[] = [[-1, 0, 0]];
    const sun = linksOf(ringOf({ law: 'sunFirst', normals, halfAngleDeg: 110 }));
    const earth = linksOf(ringOf({ law: 'earthFirst', normals, halfAngleDeg: 110 }));
    expect(Math.abs(totalS(sun) - totalS(earth))).toBeGreaterThan(0.05 * totalS(whole));
  });

  test('with half-spaces on opposite faces every link stays whole', () => {
    const normals: Vector[] = [[1, 2, 3], [-1, -2, -3]]; // prettier-ignore
    const both = linksOf(ringOf({ law: 'sunFirst', normals, halfAngleDeg: 90 }));
    expect(both).toEqual(whole);
  });

  test('a wider field, or a further face, never loses a link', () => {
    const direction = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: -3, max: 3 })));
    const normal = direction.filter((parts) => parts.some((part) => part !== 0));
    const design = fc.record({
      law: fc.constantFrom<LawName>('sunFirst', 'earthFirst'),
      normals: fc.array(normal as fc.Arbitrary<unknown> as fc.Arbitrary<Vector>, {
        minLength: 1,
        maxLength: 2,
      }),
      halfAngleDeg: fc.integer({ min: 20, max: 120 }),
    });
    fc.assert(
      fc.property(design, normal, fc.integer({ min: 0, max: 40 }), (narrow, more, widerDeg) => {
        const wide = {
          ...narrow,
          normals: [...narrow.normals, more as unknown as Vector],
          halfAngleDeg: narrow.halfAngleDeg + widerDeg,
        };
        const [few, many] = [linksOf(ringOf(narrow)), linksOf(ringOf(wide))];
        for (let row = 0; row < few.count; row += 1) {
          const [a, b] = [few.satelliteAIndex[row]!, few.satelliteBIndex[row]!];
          for (const share of [0.001, 0.5, 0.999]) {
            const timeS = few.startS[row]! + share * (few.endS[row]! - few.startS[row]!);
            expect(isOpen(many, a, b, timeS)).toBe(true);
          }
        }
        expect(totalS(few)).toBeLessThan(totalS(many) + 1e-3);
      }),
      { numRuns: 12 },
    );
  });
});

test('windows cut in many chunks of time are those cut in one', () => {
  const design: Design = { law: 'sunFirst', normals: [[-1, 0, 0]], halfAngleDeg: 110 };
  for (const links of [
    { topology: 'ring' },
    { topology: 'nearest', neighbourCount: 2, rangeMaxKm: 12_000 },
  ]) {
    const scenario = ringOf(design, links);
    const one = linksOf(scenario);
    const many = drain(surveyWorld(scenario, 8 * 96 * 40)).links;
    expect(many.count).toBe(one.count);
    many.startS.forEach((startS, row) => expect(startS).toBeCloseTo(one.startS[row]!, 3));
    many.endS.forEach((endS, row) => expect(endS).toBeCloseTo(one.endS[row]!, 3));
  }
});

test('a geostationary relay with its lasers on the deck at the Earth loses nobody below', () => {
  const relay = {
    kind: 'elements',
    satellites: [{ semiMajorAxisKm: 42_164.2, inclinationDeg: 0.05 }],
  };
  const file = (linkNormals: string[]) =>
    scenarioOf({
      ...shared,
      fleets: [
        ringFleet(3),
        { id: 'geo', orbit: relay, platform: { base: 'relay-geo', linkNormals } },
      ],
      links: { topology: 'mesh', rangeMaxKm: 46_000 },
    });
  const [down, all, up] = [['+z'], ['+z', '-z'], ['-z']].map((normals) => linksOf(file(normals)));
  expect(down).toEqual(all);
  const withGeo = (table: LinkWindows) =>
    Array.from(table.satelliteBIndex)
      .concat(...table.satelliteAIndex)
      .filter((s) => s === 0);
  expect(withGeo(down!).length).toBeGreaterThan(3);
  expect(up!.count).toBeLessThan(down!.count);
});
