import { describe, expect, test } from 'vitest';
import { fc } from '../chance.ts';
import {
  airDensityKgPerM3,
  altitudeOfLifetimeKm,
  decayRateKmPerS,
  dragAccelerationMPerS2,
  dragReport,
  lifetimeS,
  quickLifetimeS,
  solarActivityFactors,
  yearS,
} from '../../src/orbit/drag.ts';

describe('the air', () => {
  test('thins with every kilometre, but for the table’s joints (1.5 %)', () => {
    const altitude = fc.double({ min: 150, max: 1990, noNaN: true });
    fc.assert(
      fc.property(altitude, (h) => {
        expect(airDensityKgPerM3(h + 1)).toBeLessThan(1.01 * airDensityKgPerM3(h));
      }),
    );
  });
  test('is as much denser as the Sun’s activity says', () => {
    const factor = solarActivityFactors.maximum.most;
    expect(airDensityKgPerM3(640, factor) / airDensityKgPerM3(640)).toBeCloseTo(factor, 12);
  });
});

describe('decay', () => {
  test('takes the energy that drag takes: μ/(2a²) da/dt = −(drag) v', () => {
    for (const h of [300, 550, 900]) {
      const a = 6378.137 + h;
      const speed = Math.sqrt(398600.4418 / a);
      const power = (398600.4418 / (2 * a * a)) * decayRateKmPerS(h, 0.02);
      const work = (-dragAccelerationMPerS2(h, 0.02) / 1000) * speed;
      expect(power / work).toBeCloseTo(1, 10);
    }
  });

  test('by steps (Runge–Kutta 4) takes as long as the integral says', () => {
    let [altitudeKm, timeS] = [500, 0];
    while (altitudeKm > 120) {
      const stepS = 0.5 / -decayRateKmPerS(altitudeKm, 0.03);
      const rate = (h: number): number => decayRateKmPerS(h, 0.03);
      const k1 = rate(altitudeKm);
      const k2 = rate(altitudeKm + (k1 * stepS) / 2);
      const k3 = rate(altitudeKm + (k2 * stepS) / 2);
      const k4 = rate(altitudeKm + k3 * stepS);
      altitudeKm += ((k1 + 2 * k2 + 2 * k3 + k4) * stepS) / 6;
      timeS += stepS;
    }
    expect(timeS / lifetimeS(500, 0.03)).toBeCloseTo(1, 3);
  });

  test('is shorter the lower, the larger and the more active', () => {
    expect(lifetimeS(500, 0.01)).toBeLessThan(lifetimeS(510, 0.01));
    expect(lifetimeS(500, 0.02) / lifetimeS(500, 0.01)).toBeCloseTo(0.5, 12);
    expect(lifetimeS(500, 0.01, 4) / lifetimeS(500, 0.01)).toBeCloseTo(0.25, 12);
    expect([lifetimeS(120, 0.01), lifetimeS(90, 0.01)]).toEqual([0, 0]);
    expect(lifetimeS(500, 0)).toBe(Infinity);
    expect(lifetimeS(NaN, 1)).toBeNaN();
  });

  test('King-Hele’s quick formula is 1.0 to 1.3 times the integral from 400 to 700 km', () => {
    for (let h = 400; h <= 700; h += 10) {
      const ratio = quickLifetimeS(h, 0.01) / lifetimeS(h, 0.01);
      expect(ratio).toBeGreaterThan(1);
      expect(ratio).toBeLessThan(1.3);
    }
  });
});

describe('the five-year rule', () => {
  test('is met below an altitude and not above it', () => {
    const limitKm = altitudeOfLifetimeKm(5 * yearS, 0.01);
    const body = { massKg: 220, frontalAreaM2: 1, dragCoefficient: 2.2 };
    expect(dragReport(limitKm - 0.1, body).isWithinDisposalLimit).toBe(true);
    expect(dragReport(limitKm + 0.1, body).isWithinDisposalLimit).toBe(false);
  });

  test('an everlasting quiet Sun makes it harder, and the report’s ranges enclose the mean', () => {
    const body = { massKg: 2140, frontalAreaM2: 710, dragCoefficient: 2.2 };
    const report = dragReport(650, body);
    const [least, most] = report.lifetimeRangeYears;
    expect(least).toBeLessThan(report.lifetimeYears);
    expect(most).toBeGreaterThan(report.lifetimeYears);
    expect(report.deltaVRangeMPerSPerYear[1]).toBeGreaterThan(report.deltaVMPerSPerYear);
    expect(report.isWithinDisposalLimit).toBe(true);
    expect(dragReport(800, body).isSurelyWithinDisposalLimit).toBe(false);
    expect([1000, 1001, 35_786].map((h) => dragReport(h, body).isGuess)).toEqual([
      false,
      true,
      true,
    ]);
  });
});
