// In which frame are states written, and what are the columns called?
import {
  ecefToGeodetic,
  gmstRad,
  radPerArcsec,
  radPerDeg,
  temeToEcef,
  temeVelocityToEcef,
  type EarthOrientation as CoreOrientation,
} from '../orbit/index.ts';

/** The frames that `propagate` writes. */
export const frameNames = ['teme', 'ecef', 'geo'] as const;
export type FrameName = (typeof frameNames)[number];

/** How the Earth is turned: UT1 − UTC in s, pole coordinates in arc seconds. */
export interface EarthOrientation {
  readonly ut1MinusUtcS: number;
  readonly xpArcsec: number;
  readonly ypArcsec: number;
}

/** The same in the units of the core; no polar motion where none is given. */
export function earthOrientationOf(orientation: EarthOrientation): CoreOrientation {
  const { ut1MinusUtcS, xpArcsec, ypArcsec } = orientation;
  if (xpArcsec === 0 && ypArcsec === 0) return { ut1MinusUtcS };
  const polarMotion = { xpRad: xpArcsec * radPerArcsec, ypRad: ypArcsec * radPerArcsec };
  return { ut1MinusUtcS, polarMotion };
}

/** Turns a TEME state in place into the first `columnCount` numbers of a row. */
export interface StateFrame {
  readonly columns: readonly string[];
  readonly columnCount: number;
  transform(state: Float64Array, sample: number): void;
}

const cartesian = ['xKm', 'yKm', 'zKm', 'vxKmPerS', 'vyKmPerS', 'vzKmPerS'];
const geodetic = ['latitudeDeg', 'longitudeDeg', 'altitudeKm'];
const keptAngleCountMax = 1_000_000;

/** A frame for samples at `startUtcMs + sample · stepS`. */
export function createStateFrame(
  name: FrameName,
  times: { readonly startUtcMs: number; readonly stepS: number },
  orientation: EarthOrientation,
): StateFrame {
  if (name === 'teme') return { columns: cartesian, columnCount: 6, transform: () => undefined };
  const toEcef = ecefTransform(times, orientation);
  const place = new Float64Array(3);
  if (name === 'ecef') return { columns: cartesian, columnCount: 6, transform: toEcef };
  return {
    columns: geodetic,
    columnCount: 3,
    transform(state, sample) {
      toEcef(state, sample);
      ecefToGeodetic(place, state);
      state[0] = place[0]! / radPerDeg;
      state[1] = place[1]! / radPerDeg;
      state[2] = place[2]!;
    },
  };
}

function ecefTransform(
  { startUtcMs, stepS }: { readonly startUtcMs: number; readonly stepS: number },
  orientation: EarthOrientation,
): StateFrame['transform'] {
  const { ut1MinusUtcS = 0, polarMotion: pole } = earthOrientationOf(orientation);
  const keptAngles: number[] = [];
  const velocity = new Float64Array(3);
  return (state, sample) => {
    const angle = keptAngles[sample] ?? gmstRad(startUtcMs + sample * stepS * 1000, ut1MinusUtcS);
    if (sample < keptAngleCountMax) keptAngles[sample] = angle;
    temeVelocityToEcef(velocity, state, angle, pole);
    temeToEcef(state, state, angle, pole);
    state.set(velocity, 3);
  };
}
