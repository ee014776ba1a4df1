// Which shape of an orbit do the Earth's J2 and J3 leave alone, and how does any other one wander?
import { earthJ2, earthRadiusEquatorialKm } from './constants.ts';
import { atan2, cos, sin } from './deterministic.ts';

/** Third zonal harmonic, unnormalised (EGM96: C̄30 = 9.57254e-7, times −√7). */
export const earthJ3 = -2.53265649e-6;

/** What a revolution's mean of the osculating ellipse looks like. */
export interface MeanShape {
  readonly eccentricity: number;
  readonly argumentOfPerigeeRad: number;
}

/**
 * The mean eccentricity at which, with the perigee at 90°, J2's turn of the perigee and J3's pull
 * on it cancel: −J3/(2 J2) · (R/a) · sin i (G. E. Cook, Planetary and Space Science 14, 1966, for
 * nearly circular orbits and these two harmonics). Not near 63.4°, where J2 does not turn it.
 */
export function frozenEccentricity(semiMajorAxisKm: number, inclinationRad: number): number {
  const scale = (-earthJ3 / (2 * earthJ2)) * (earthRadiusEquatorialKm / semiMajorAxisKm);
  return scale * sin(inclinationRad);
}

/**
 * The eccentricity and argument of perigee that SGP4 must carry for a mean shape. Its elements are
 * Brouwer's, from which J3's standing part (a vector of the frozen eccentricity toward 90°) has
 * been taken: a set with eccentricity 0 is the frozen orbit, and any other turns about it.
 */
export function elementsOfMeanShape(
  shape: MeanShape,
  semiMajorAxisKm: number,
  inclinationRad: number,
): MeanShape {
  const x = shape.eccentricity * cos(shape.argumentOfPerigeeRad);
  const y =
    shape.eccentricity * sin(shape.argumentOfPerigeeRad) -
    frozenEccentricity(semiMajorAxisKm, inclinationRad);
  return { eccentricity: Math.sqrt(x * x + y * y), argumentOfPerigeeRad: atan2(y, x) };
}
