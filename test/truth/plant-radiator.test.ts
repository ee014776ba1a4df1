// Radiators that others flew or announced, beside the sheet.
import { describe, expect, test } from 'vitest';
import { publishedRadiators } from '../../src/compute/study/publishedRadiators.ts';
import { rejectionAt } from '../../src/compute/study/radiatorSheet.ts';
import { placesOfAttitude } from '../../src/compute/study/radiatorSky.ts';
import { machineOf, withRadiator } from '../compute/study/machines.ts';

const ai1 = machineOf('ai1');
const edgeOn = (altitudeKm: number) =>
  ({
    altitudeKm,
    places: placesOfAttitude('edgeOn', { altitudeKm }),
    environment: 'mean',
  }) as const;

describe('published radiators', () => {
  const areaOf = (name: string): number =>
    publishedRadiators.find((each) => each.name === name)!.areaM2PerKw.value[0];

  test('the ISS rejects about 150 W/m² (70 kW from six units of 23.3 m × 3.4 m)', () => {
    expect(Math.abs(1000 / areaOf('ISS EATCS') - 150)).toBeLessThan(5);
  });

  test('AI1 as announced counts on 1,091 W/m² of planform', () => {
    expect(1000 / areaOf('SpaceX AI1 as announced')).toBeCloseTo(1091, 0);
  });
});

describe('AI1', () => {
  test('at 45 °C rejects 90 kW to the published sink of 220 K, and not 120 to ours', () => {
    // Lee-Odinson: 220 m² that emit at ε 0.91. Our own sink is colder: the sheet shows it.
    const { absorbedWPerM2, sinkK, rejectedW } = rejectionAt(ai1, 318.15, edgeOn(650));
    const emittedWPerM2 = rejectedW / 110 + absorbedWPerM2;
    const toPublishedSinkW = 110 * emittedWPerM2 * (1 - (220 / 318.15) ** 4);
    expect(toPublishedSinkW / 1000).toBeCloseTo(89.7, 1);
    expect(sinkK).toBeGreaterThan(178); // Earth infrared alone, edge-on at 650 km
    expect(sinkK).toBeLessThan(220);
    expect(rejectedW).toBeLessThan(105e3);
  });

  test('at 353 K it rejects its announced 150 kW, at 337 K its 120', () => {
    for (const [coolantK, kw] of [
      [353.2, 150],
      [337.1, 120],
    ] as const) {
      const { rejectedW, absorbedWPerM2 } = rejectionAt(ai1, coolantK, edgeOn(650));
      const sinkW = 110 * 2 * 0.91 * 5.670374419e-8 * 220 ** 4;
      expect(Math.abs((rejectedW + 110 * absorbedWPerM2 - sinkW) / 1000 - kw)).toBeLessThan(0.1);
    }
  });

  test('Earth infrared alone holds a two-sided edge-on radiator at 178 K at 650 km', () => {
    const bare = withRadiator(ai1, { arrayViewFraction: 0, absorptivityFraction: 0 });
    expect(rejectionAt(bare, 318, edgeOn(650)).sinkK).toBeCloseTo(178, 0);
  });
});
