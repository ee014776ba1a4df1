// Is it said before a run that link terminals never look at those whom they should link with?
import { describe, expect, test } from 'vitest';
import { surveyWorld } from '../../../src/compute/operate/world.ts';
import { parseScenario } from '../../../src/compute/scenario/parse.ts';
import type { Problem } from '../../../src/compute/scenario/scenario.ts';
import { drain, ringFleet } from '../operate/scenarios.ts';

/** A dawn–dusk ring at the equinox: the Sun is on the orbit's normal, all partners beside it. */
function read(platform: object, links: object = { topology: 'ring' }, more: object[] = []) {
  const fleet = ringFleet(12, { ...platform }, { inclinationDeg: 97.9, rightAscensionDeg: 90 });
  const file = {
    ...{ dawnline: 1, name: 'ring', startUtc: '2026-03-20T12:00:00Z', durationS: 7200, stepS: 60 },
    ...{ fleets: [fleet, ...more], stations: [], links },
  };
  const { scenario, problems, warnings } = parseScenario(JSON.stringify(file));
  expect(problems).toEqual([]);
  const said = warnings.filter(({ path }) => path.endsWith('linkNormals'));
  return { said, linkCount: drain(surveyWorld(scenario!)).links.count };
}

const missedDeg = ({ message }: Problem): number => Number(/by ([\d.]+)°/.exec(message)![1]);

describe('link terminals that look at the Sun while partners fly beside it', () => {
  test('miss every one, by the angle that is said; so much wider they do not', () => {
    const narrow = { linkNormals: ['+x'], linkFieldOfRegardDeg: 30 };
    const { said, linkCount } = read(narrow);
    expect(linkCount).toBe(0);
    expect(said).toHaveLength(1);
    expect(said[0]!.path).toBe('fleets[0].platform.linkNormals');
    expect(said[0]!.message).toMatch(/^no link within "ring" comes into the reach/);
    // Lines in the plane stand square to the Sun but for its 8° off the normal of the orbit.
    const missDeg = missedDeg(said[0]!);
    expect(missDeg).toBeGreaterThan(58);
    expect(missDeg).toBeLessThanOrEqual(60.1);
    const wider = { ...narrow, linkFieldOfRegardDeg: 30 + missDeg + 0.5 };
    const again = read(wider);
    expect(again.said).toEqual([]);
    expect(again.linkCount).toBeGreaterThan(0);
  });

  test('nothing is said where nobody should link, or links see each other', () => {
    const narrow = { linkNormals: ['+x'], linkFieldOfRegardDeg: 30 };
    expect(read(narrow, { topology: 'none' }).said).toEqual([]);
    expect(read({ linkNormals: ['+y', '-y'], linkFieldOfRegardDeg: 40 }).said).toEqual([]);
    expect(read({}).said).toEqual([]);
  });

  test('of two fleets the one is named that looks away', () => {
    const above = {
      id: 'above',
      orbit: {
        kind: 'ring',
        altitudeKm: 1200,
        satelliteCount: 8,
        inclinationDeg: 97.9,
        rightAscensionDeg: 90,
      },
      platform: { base: 'server-8', linkNormals: ['-z'], linkFieldOfRegardDeg: 20 },
    };
    const { said } = read({}, { topology: 'mesh', rangeMaxKm: 1500 }, [above]);
    expect(said.map(({ path }) => path)).toEqual(['fleets[1].platform.linkNormals']);
    expect(said[0]!.message).toContain('between "above" and "ring"');
  });
});
