// A constellation to draw that nobody launched: for tests and benches of the scene.
import type { Satellite, Station } from '../../../src/compute/index.ts';
import {
  createPropagator,
  isPropagator,
  minutesSinceEpoch,
  propagateInto,
  walkerElementSets,
} from '../../../src/orbit/index.ts';
import type { ElementSet } from '../../../src/orbit/index.ts';
import type { Keyframes, ReadScenario } from '../../../src/ui/run/messages.ts';

export const startUtcMs = Date.UTC(2026, 11, 21);
const radPerDeg = Math.PI / 180;

/** A 53° shell at 550 km. */
export function walkerSets(satelliteCount: number, planeCount: number): ElementSet[] {
  return walkerElementSets({
    ...{ kind: 'delta', idPrefix: 'w-', epochUtcMs: startUtcMs, altitudeKm: 550 },
    ...{ inclinationRad: 53 * radPerDeg, satelliteCount, planeCount, phasing: 1 },
  });
}

const places = [
  ['Svalbard', 78.2, 15.4],
  ['Zürich', 47.4, 8.5],
  ['Singapore', 1.4, 103.8],
] as const;

/** What the scene reads of a scenario; the rest is left out. */
export function walkerScenario(satelliteCount: number, planeCount: number): ReadScenario {
  const satellites = walkerSets(satelliteCount, planeCount).map((elementSet, index): Satellite => ({
    ...{ id: elementSet.catalogNumber, name: `w-${index + 1}`, fleetIndex: index % 2, elementSet },
    ...{ planeIndex: 0, slotIndex: index },
  }));
  const stations = places.map(([name, latitudeDeg, longitudeDeg]) => ({
    ...{ id: name, name, latitudeRad: latitudeDeg * radPerDeg, altitudeM: 100 },
    ...{ longitudeRad: longitudeDeg * radPerDeg, elevationMinRad: 0.17 },
  })) as unknown as Station[];
  const fleet = (id: string) => ({ id, name: id, platform: { coolantMaxK: 343.15 } });
  return {
    ...{ name: 'A shell', hash: 'shell', startUtcMs, durationS: 86_400, ut1MinusUtcS: 0 },
    ...{ fleets: [fleet('one'), fleet('two')], satellites, stations },
  } as unknown as ReadScenario;
}

/** Keyframes by SGP4, as the page's worker makes them. */
export function walkerKeyframes(
  sets: readonly ElementSet[],
  startS: number,
  stepS: number,
  keyframeCount: number,
): Keyframes {
  const propagators = sets.map(createPropagator);
  const satelliteCount = sets.length;
  const states = new Float32Array(6 * satelliteCount * keyframeCount).fill(NaN);
  const state = new Float64Array(6);
  for (let k = 0; k < keyframeCount; k += 1) {
    const utcMs = startUtcMs + (startS + k * stepS) * 1000;
    propagators.forEach((propagator, index) => {
      if (!isPropagator(propagator)) return;
      propagateInto(state, 0, propagator, minutesSinceEpoch(propagator.elementSet, utcMs));
      states.set(state, 6 * (k * satelliteCount + index));
    });
  }
  return { satelliteCount, keyframeCount, startS, stepS, states };
}
