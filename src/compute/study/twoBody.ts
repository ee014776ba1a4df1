// Where is a satellite of a lone point mass? Only to repeat what others computed that way.

import { cos, sin } from '../../orbit/index.ts';

/** Classical elements; the position is given by the true anomaly. */
export interface ClassicalElements {
  readonly semiMajorAxisKm: number;
  readonly eccentricity: number;
  readonly inclinationRad: number;
  readonly nodeRad: number;
  readonly perigeeRad: number;
  readonly trueAnomalyRad: number;
}

/** Writes the position (km) of classical elements to out[0…2]. */
export function classicalPositionInto(out: Float64Array, elements: ClassicalElements): void {
  const { semiMajorAxisKm, eccentricity, inclinationRad, nodeRad } = elements;
  const anomaly = elements.trueAnomalyRad;
  const radiusKm =
    (semiMajorAxisKm * (1 - eccentricity * eccentricity)) / (1 + eccentricity * cos(anomaly));
  const latitude = elements.perigeeRad + anomaly; // argument of latitude
  const along = radiusKm * cos(latitude);
  const across = radiusKm * sin(latitude);
  out[0] = along * cos(nodeRad) - across * cos(inclinationRad) * sin(nodeRad);
  out[1] = along * sin(nodeRad) + across * cos(inclinationRad) * cos(nodeRad);
  out[2] = across * sin(inclinationRad);
}

/**
 * Writes position and velocity after `dtS` to out[0…5]: the f and g series in closed form with the
 * change of eccentric anomaly (e.g. Battin 1999, §4.3); ellipses only.
 */
export function twoBodyInto(
  out: Float64Array,
  start: Float64Array,
  dtS: number,
  muKm3PerS2: number,
): void {
  const radius = lengthOf(start, 0);
  const speed = lengthOf(start, 3);
  const a = 1 / (2 / radius - (speed * speed) / muKm3PerS2);
  const motion = Math.sqrt(muKm3PerS2 / (a * a * a));
  const radial = start[0]! * start[3]! + start[1]! * start[4]! + start[2]! * start[5]!;
  const eSin = radial / Math.sqrt(muKm3PerS2 * a);
  const eCos = 1 - radius / a;
  let change = motion * dtS;
  for (let iteration = 0; iteration < 20; iteration += 1) {
    const miss = change - eCos * sin(change) + eSin * (1 - cos(change)) - motion * dtS;
    change -= miss / (1 - eCos * cos(change) + eSin * sin(change));
  }
  const f = 1 - (a / radius) * (1 - cos(change));
  const g = dtS - (change - sin(change)) / motion;
  const newRadius = a * (1 - eCos * cos(change) + eSin * sin(change));
  const fRate = (-Math.sqrt(muKm3PerS2 * a) / (newRadius * radius)) * sin(change);
  const gRate = 1 - (a / newRadius) * (1 - cos(change));
  for (let component = 0; component < 3; component += 1) {
    const position = start[component]!;
    const velocity = start[component + 3]!;
    out[component] = f * position + g * velocity;
    out[component + 3] = fRate * position + gRate * velocity;
  }
}

function lengthOf(vector: Float64Array, from: number): number {
  const [x, y, z] = [vector[from]!, vector[from + 1]!, vector[from + 2]!];
  return Math.sqrt(x * x + y * y + z * z);
}
