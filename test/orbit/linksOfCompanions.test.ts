// Are satellites that fly side by side linked as exactly as those that fly past each other?
import { describe, expect, test } from 'vitest';
import {
  createEphemeris,
  interpolateInto,
  prepareFleet,
  propagateFleet,
} from '../../src/orbit/ephemeris.ts';
import { clusterMembers } from '../../src/orbit/formationMember.ts';
import { findLinks } from '../../src/orbit/links.ts';
import { createStateSource } from '../../src/orbit/stateSource.ts';
import { finish, utc } from './orbits.ts';

const epochUtcMs = utc('2026-12-21T00:00:00Z');
const members = clusterMembers({
  idPrefix: 'c-',
  epochUtcMs,
  altitudeKm: 650,
  localTimeOfAscendingNodeS: 6 * 3600,
  radiusKm: 1,
  spacingMinKm: 0.1,
}).slice(0, 12);

const stepS = 60;
const ephemeris = createEphemeris(members.length, 101, 0, stepS);
finish(propagateFleet(prepareFleet(members.map(createStateSource)), epochUtcMs, ephemeris));

const states = [new Float64Array(6), new Float64Array(6)] as const;

function rangeKm(a: number, b: number, timeS: number): number {
  interpolateInto(states[0], ephemeris, a, timeS);
  interpolateInto(states[1], ephemeris, b, timeS);
  const [p, q] = states;
  return Math.hypot(p[0]! - q[0]!, p[1]! - q[1]!, p[2]! - q[2]!);
}

describe('links of a formation', () => {
  const pairs = Int32Array.from(
    members.flatMap((_, a) => members.slice(a + 1).flatMap((__, b) => [a, a + 1 + b])),
  );

  test.each([0.15, 0.25, 0.6])(
    'at %d km are those of a search every five seconds',
    (rangeMaxKm) => {
      const links = finish(findLinks(ephemeris, pairs, { rangeMaxKm }));
      expect(links.count).toBeGreaterThan(0);
      const isOpen = (a: number, b: number, timeS: number): boolean => {
        for (let row = 0; row < links.count; row += 1) {
          const isPair = links.satelliteAIndex[row] === a && links.satelliteBIndex[row] === b;
          if (isPair && links.startS[row]! <= timeS && timeS < links.endS[row]!) return true;
        }
        return false;
      };
      for (let at = 0; at < pairs.length; at += 2) {
        const [a, b] = [pairs[at]!, pairs[at + 1]!];
        for (let timeS = 0.5; timeS < 6000; timeS += 5) {
          const marginKm = rangeMaxKm - rangeKm(a, b, timeS);
          if (Math.abs(marginKm) > 1e-6) expect(isOpen(a, b, timeS)).toBe(marginKm > 0);
        }
      }
    },
  );
});
