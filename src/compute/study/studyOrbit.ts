// Which circular orbit does a design study look at, and where on it is the Sun hidden?
import { earthMuKm3PerS2, earthRadiusEquatorialKm } from '../../orbit/index.ts';

/** A circular orbit; β, the Sun's height over its plane, says when it is in shadow. */
export interface StudyOrbit {
  readonly altitudeKm: number;
  /** Default π/2: the Sun square to the orbit, no shadow. */
  readonly betaRad?: number;
}

/** Places looked at along a revolution, every 5°. */
export const placeCount = 72;

/** Seconds that a revolution takes on a circular orbit, without J2. */
export function circularPeriodS(altitudeKm: number): number {
  const radiusKm = earthRadiusEquatorialKm + altitudeKm;
  return 2 * Math.PI * radiusKm * Math.sqrt(radiusKm / earthMuKm3PerS2);
}

/**
 * Whether the Sun is seen where the cosine of its zenith angle is `upSunCos`: the shadow is a
 * cylinder of the Earth's radius, whose edges differ from the cone's by seconds.
 */
export function isSunlitAt(upSunCos: number, altitudeKm: number): boolean {
  const ratio = (earthRadiusEquatorialKm + altitudeKm) / earthRadiusEquatorialKm;
  return upSunCos >= 0 || ratio * ratio * (1 - upSunCos * upSunCos) >= 1;
}
