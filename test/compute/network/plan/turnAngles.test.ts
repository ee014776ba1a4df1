// Does a turn take the angle that lies between two partners?
import { describe, expect, test } from 'vitest';
import { terminalResources } from '../../../../src/compute/network/plan/planResources.ts';
import { groundSites, setupOf } from '../../../../src/compute/network/plan/groundSites.ts';
import { TurnAngles } from '../../../../src/compute/network/plan/turnAngles.ts';
import {
  earthRadiusEquatorialKm,
  ecefToTeme,
  geodeticToEcef,
  gmstRad,
} from '../../../../src/orbit/index.ts';
import { accessTable, linkTable } from '../../../../src/orbit/windows.ts';
import { ringFleet, scenarioOf } from '../../operate/scenarios.ts';

const degree = Math.PI / 180;
const startUtcMs = Date.UTC(2026, 11, 21);

/** first, second, startS, endS */
type Row = readonly [number, number, number, number];
const windowRows = (rows: readonly Row[]) =>
  rows.map(([first, second, startS, endS]) => {
    return { first, second, startS, endS, a: 0, b: 0, c: 0 };
  });

/** Satellites that stand still over the station at 0°, 0°: so far east of overhead, deg. */
function overStation(eastDeg: readonly number[], passes: readonly Row[]) {
  const scenario = scenarioOf({
    durationS: 3600,
    fleets: [ringFleet(eastDeg.length)],
    stations: [{ id: 'home', latitudeDeg: 0, longitudeDeg: 0 }],
    links: { topology: 'none' },
  });
  const place = new Float64Array(3);
  const statesAt = (out: Float64Array, satellite: number, timeS: number): boolean => {
    const angle = eastDeg[satellite]! * degree;
    geodeticToEcef(place, 0, 0, 0);
    place[0]! += 1000 * Math.cos(angle);
    place[1]! += 1000 * Math.sin(angle);
    ecefToTeme(place, place, gmstRad(startUtcMs + 1000 * timeS, 0));
    out.set(place);
    out.set([0, 7, 1], 3);
    return true;
  };
  const access = accessTable(windowRows(passes));
  const flight = { statesAt, startUtcMs, ut1MinusUtcS: 0 };
  const windows = { access, links: linkTable([]), flight };
  return { scenario, windows, angles: new TurnAngles(scenario, windows) };
}

const together: Row[] = [
  [0, 0, 0, 600],
  [1, 0, 0, 600],
];

describe('an antenna on the ground', () => {
  test('turns by the angle between two satellites in view together', () => {
    const { angles } = overStation([-20, 50], together);
    expect(angles.ofStation(0) / degree).toBeCloseTo(70, 6);
  });

  test('turns from where one was lost to where the next comes up', () => {
    const apart: Row[] = [
      [0, 0, 0, 100],
      [1, 0, 200, 300],
      [2, 0, 400, 500],
    ];
    const { angles } = overStation([10, 40, -30], apart);
    // 10° to 40°, then 40° to −30°, though the Earth and both satellites have turned meanwhile.
    expect(angles.ofStation(0) / degree).toBeCloseTo((30 + 70) / 2, 6);
  });

  test('has no turn where nobody follows, nor to the same one again', () => {
    const again: Row[] = [
      [0, 0, 0, 100],
      [0, 0, 200, 300],
    ];
    const { angles } = overStation([10], again);
    expect(angles.ofStation(0)).toBeNaN();
    const pointed = { acquisitionS: 5, slewRateRadPerS: 5 * degree };
    expect(setupOf(pointed, NaN)).toBeCloseTo(5 + 45 / 5, 9);
    expect(setupOf(pointed, 80 * degree)).toBeCloseTo(5 + 80 / 5, 9);
  });

  test('pauses as long as its own turns take, and so does a terminal that is not named', () => {
    const { scenario, windows, angles } = overStation([-20, 50], together);
    const sites = groundSites(scenario);
    const { resources } = terminalResources(scenario, sites, windows.links, angles);
    sites.forEach((site, at) => {
      const turnS = (70 * degree) / site.slewRateRadPerS;
      expect(resources[at]!.setupS).toBeCloseTo(site.acquisitionS + turnS, 6);
    });
    const least = Math.min(...sites.map((_, at) => resources[at]!.setupS));
    expect(resources[sites.length]!.setupS).toBe(least);
  });
});

/** A ring that flies as one picture: all satellites keep their place against each other. */
function ring(count: number, law: object, rows: readonly Row[]) {
  const radiusKm = earthRadiusEquatorialKm + 700;
  const rate = Math.sqrt(398_600.4418 / radiusKm ** 3);
  const scenario = scenarioOf({
    durationS: 3600,
    fleets: [{ ...ringFleet(count), attitude: law }],
    stations: [],
    links: { topology: 'none' },
  });
  const statesAt = (out: Float64Array, satellite: number, timeS: number): boolean => {
    const phase = rate * timeS + (2 * Math.PI * satellite) / count;
    const [c, s] = [Math.cos(phase), Math.sin(phase)];
    out.set([radiusKm * c, 0, radiusKm * s]);
    out.set([-radiusKm * rate * s, 0, radiusKm * rate * c], 3);
    return true;
  };
  const flight = { statesAt, startUtcMs, ut1MinusUtcS: 0 };
  const links = linkTable(windowRows(rows));
  const angles = new TurnAngles(scenario, { access: accessTable([]), links, flight });
  return { angles, revolutionS: (2 * Math.PI) / rate };
}

const earthLaw = { primary: 'instrumentToEarth', secondary: 'radiatorToOrbitNormal' };
const sunLaw = { primary: 'arrayToSun', secondary: 'radiatorToOrbitNormal' };

describe('a terminal for links', () => {
  test.each([6, 8, 12])('in a ring of %i turns from ahead to astern', (count) => {
    const always: Row[] = [
      [0, 1, 0, 3600],
      [0, count - 1, 0, 3600],
    ];
    const { angles } = ring(count, earthLaw, always);
    expect(angles.ofLinkTerminal(0) / degree).toBeCloseTo(180 - 360 / count, 6);
    // Those at the ends have one partner each.
    expect(angles.ofLinkTerminal(1)).toBeNaN();
  });

  test('is carried on by a body that turns, and not by one that stands in the sky', () => {
    // Lost astern; a quarter of a revolution later the next is ahead.
    const found = [earthLaw, sunLaw].map((law) => {
      const quarterS = ring(8, law, []).revolutionS / 4;
      const rows: Row[] = [
        [0, 7, 0, 1000],
        [0, 1, 1000 + quarterS, 3000],
      ];
      return ring(8, law, rows).angles.ofLinkTerminal(0) / degree;
    });
    expect(found[0]).toBeCloseTo(135, 6);
    // In the sky the line astern has turned on by a quarter: 135° less or more 90°, shorter way.
    expect(Math.min(Math.abs(found[1]! - 45), Math.abs(found[1]! - 135))).toBeLessThan(0.5);
    expect(Math.abs(found[1]! - found[0]!)).toBeGreaterThan(50);
  });
});
