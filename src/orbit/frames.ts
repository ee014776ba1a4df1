// How is a place or a motion said in another frame?
import { earthFlattening, earthRadiusEquatorialKm, earthRotationRadPerS } from './constants.ts';
import { atan2, cos, hypot2, hypot3, sin, sinCos } from './deterministic.ts';

/** Coordinates of the pole of date, rad (IERS Bulletin A gives arc seconds); 10 m per 0.3″. */
export interface PolarMotion {
  readonly xpRad: number;
  readonly ypRad: number;
}

type Vector = ArrayLike<number>;

const eccentricitySquared = earthFlattening * (2 - earthFlattening);

const sineCosine = new Float64Array(2);

/** Turns (x, y) by an angle about z, towards −x from y: coordinates in axes turned by +angle. */
function turnAboutZ(out: Float64Array, vector: Vector, angleRad: number): void {
  sinCos(angleRad, sineCosine);
  const s = sineCosine[0]!;
  const c = sineCosine[1]!;
  const x = vector[0]!;
  const y = vector[1]!;
  out[0] = c * x + s * y;
  out[1] = c * y - s * x;
  out[2] = vector[2]!;
}

/** Axes turned by +angle about x (1) or about y (2), in place. */
function turnAboutX(out: Float64Array, angleRad: number): void {
  const c = cos(angleRad);
  const s = sin(angleRad);
  const y = out[1]!;
  const z = out[2]!;
  out[1] = c * y + s * z;
  out[2] = c * z - s * y;
}

function turnAboutY(out: Float64Array, angleRad: number): void {
  const c = cos(angleRad);
  const s = sin(angleRad);
  const x = out[0]!;
  const z = out[2]!;
  out[0] = c * x - s * z;
  out[2] = c * z + s * x;
}

/**
 * TEME to Earth-fixed axes: a turn by Greenwich mean sidereal time, then polar motion where given
 * (Vallado et al., AIAA 2006-6753, app. C). Without it the result is in PEF, up to 15 m from ITRF.
 */
export function temeToEcef(
  out: Float64Array,
  vectorTeme: Vector,
  gmst: number,
  polarMotion?: PolarMotion,
): void {
  turnAboutZ(out, vectorTeme, gmst);
  if (polarMotion !== undefined) {
    turnAboutX(out, -polarMotion.ypRad);
    turnAboutY(out, -polarMotion.xpRad);
  }
}

/** The inverse of temeToEcef. */
export function ecefToTeme(
  out: Float64Array,
  vectorEcef: Vector,
  gmst: number,
  polarMotion?: PolarMotion,
): void {
  out[0] = vectorEcef[0]!;
  out[1] = vectorEcef[1]!;
  out[2] = vectorEcef[2]!;
  if (polarMotion !== undefined) {
    turnAboutY(out, polarMotion.xpRad);
    turnAboutX(out, polarMotion.ypRad);
  }
  turnAboutZ(out, out, -gmst);
}

/**
 * Velocity as seen from the turning Earth: the TEME velocity less ω × r, in Earth-fixed axes.
 * `stateTeme` is position (km) and velocity (km/s).
 */
export function temeVelocityToEcef(
  out: Float64Array,
  stateTeme: Vector,
  gmst: number,
  polarMotion?: PolarMotion,
): void {
  out[0] = stateTeme[3]! + earthRotationRadPerS * stateTeme[1]!;
  out[1] = stateTeme[4]! - earthRotationRadPerS * stateTeme[0]!;
  out[2] = stateTeme[5]!;
  temeToEcef(out, out, gmst, polarMotion);
}

/** Geodetic latitude and longitude (rad) and height over WGS 84 (km) to Earth-fixed km. */
export function geodeticToEcef(
  out: Float64Array,
  latitudeRad: number,
  longitudeRad: number,
  altitudeKm: number,
): void {
  const sinLatitude = sin(latitudeRad);
  const cosLatitude = cos(latitudeRad);
  const normalKm =
    earthRadiusEquatorialKm / Math.sqrt(1 - eccentricitySquared * sinLatitude * sinLatitude);
  const distanceFromAxisKm = (normalKm + altitudeKm) * cosLatitude;
  out[0] = distanceFromAxisKm * cos(longitudeRad);
  out[1] = distanceFromAxisKm * sin(longitudeRad);
  out[2] = (normalKm * (1 - eccentricitySquared) + altitudeKm) * sinLatitude;
}

/** The normal of the WGS 84 ellipsoid at a geodetic latitude and longitude (unit vector). */
export function upEcef(out: Float64Array, latitudeRad: number, longitudeRad: number): void {
  const cosLatitude = cos(latitudeRad);
  out[0] = cosLatitude * cos(longitudeRad);
  out[1] = cosLatitude * sin(longitudeRad);
  out[2] = sin(latitudeRad);
}

/**
 * Earth-fixed km to geodetic latitude and longitude (rad, −π…π) and height over WGS 84 (km).
 * Bowring's iteration (1976) on the reduced latitude, repeated until it stands still: 1e-12 rad
 * outside the innermost 50 km, poles included.
 */
export function ecefToGeodetic(out: Float64Array, positionEcefKm: Vector): void {
  const z = positionEcefKm[2]!;
  const distanceFromAxisKm = hypot2(positionEcefKm[0]!, positionEcefKm[1]!);
  const axisRatio = 1 - earthFlattening;
  const secondSquared = eccentricitySquared / (axisRatio * axisRatio);
  let reducedTangentY = z;
  let reducedTangentX = axisRatio * distanceFromAxisKm;
  let sinLatitude = 0;
  let cosLatitude = 1;
  for (let iteration = 0; iteration < 5; iteration += 1) {
    const reducedLength = hypot2(reducedTangentX, reducedTangentY);
    const sinReduced = reducedLength > 0 ? reducedTangentY / reducedLength : 0;
    const cosReduced = reducedLength > 0 ? reducedTangentX / reducedLength : 1;
    const polarKm = earthRadiusEquatorialKm * axisRatio;
    const up = z + secondSquared * polarKm * sinReduced * sinReduced * sinReduced;
    const outward =
      distanceFromAxisKm -
      eccentricitySquared * earthRadiusEquatorialKm * cosReduced * cosReduced * cosReduced;
    const length = hypot2(up, outward);
    sinLatitude = length > 0 ? up / length : 0;
    cosLatitude = length > 0 ? outward / length : 1;
    reducedTangentY = axisRatio * sinLatitude;
    reducedTangentX = cosLatitude;
  }
  const normalKm =
    earthRadiusEquatorialKm / Math.sqrt(1 - eccentricitySquared * sinLatitude * sinLatitude);
  // Before out is written: it may be the position itself.
  out[1] = atan2(positionEcefKm[1]!, positionEcefKm[0]!);
  out[0] = atan2(sinLatitude, cosLatitude);
  // Distance along the normal, well conditioned at the equator and at the poles alike.
  out[2] =
    distanceFromAxisKm * cosLatitude +
    z * sinLatitude -
    normalKm * (1 - eccentricitySquared * sinLatitude * sinLatitude);
}

/** A place on the ground with its local axes. */
export interface StationFrame {
  readonly positionEcefKm: Float64Array;
  readonly eastEcef: Float64Array;
  readonly northEcef: Float64Array;
  readonly upEcef: Float64Array;
}

export function createStationFrame(
  latitudeRad: number,
  longitudeRad: number,
  altitudeKm: number,
): StationFrame {
  const positionEcefKm = new Float64Array(3);
  const up = new Float64Array(3);
  geodeticToEcef(positionEcefKm, latitudeRad, longitudeRad, altitudeKm);
  upEcef(up, latitudeRad, longitudeRad);
  const sinLatitude = sin(latitudeRad);
  const cosLatitude = cos(latitudeRad);
  const sinLongitude = sin(longitudeRad);
  const cosLongitude = cos(longitudeRad);
  return {
    positionEcefKm,
    eastEcef: Float64Array.of(-sinLongitude, cosLongitude, 0),
    northEcef: Float64Array.of(
      -sinLatitude * cosLongitude,
      -sinLatitude * sinLongitude,
      cosLatitude,
    ),
    upEcef: up,
  };
}

function dot(a: Vector, b: Vector): number {
  return a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;
}

const separation = new Float64Array(3);

/**
 * Writes azimuth (from north over east, 0…2π), elevation (over the ellipsoid's horizon), range (km)
 * and range rate (km/s, positive when receding) to out[0…3]. The velocity must be the one seen
 * from the turning Earth (temeVelocityToEcef).
 */
export function lookAnglesInto(
  out: Float64Array,
  station: StationFrame,
  positionEcefKm: Vector,
  velocityEcefKmPerS: Vector,
): void {
  for (let c = 0; c < 3; c += 1) separation[c] = positionEcefKm[c]! - station.positionEcefKm[c]!;
  const east = dot(separation, station.eastEcef);
  const north = dot(separation, station.northEcef);
  const up = dot(separation, station.upEcef);
  const rangeKm = hypot3(east, north, up);
  const azimuth = atan2(east, north);
  out[0] = azimuth < 0 ? azimuth + 2 * Math.PI : azimuth;
  out[1] = atan2(up, hypot2(east, north));
  out[2] = rangeKm;
  out[3] = dot(separation, velocityEcefKmPerS) / rangeKm;
}

/**
 * Writes the radial, in-track and cross-track unit vectors of a state (position, velocity) to
 * out[0…8], in the frame of the state. In-track completes the right hand: cross × radial.
 */
export function ricBasisInto(out: Float64Array, state: Vector): void {
  const [x, y, z] = [state[0]!, state[1]!, state[2]!];
  const [vx, vy, vz] = [state[3]!, state[4]!, state[5]!];
  const radius = hypot3(x, y, z);
  const nx = y * vz - z * vy;
  const ny = z * vx - x * vz;
  const nz = x * vy - y * vx;
  const normal = hypot3(nx, ny, nz);
  out[0] = x / radius;
  out[1] = y / radius;
  out[2] = z / radius;
  out[6] = nx / normal;
  out[7] = ny / normal;
  out[8] = nz / normal;
  out[3] = out[7] * out[2] - out[8] * out[1];
  out[4] = out[8] * out[0] - out[6] * out[2];
  out[5] = out[6] * out[1] - out[7] * out[0];
}

/** The angle at the Earth's centre between two places of a sphere (haversine formula), rad. */
export function greatCircleRad(
  latitudeARad: number,
  longitudeARad: number,
  latitudeBRad: number,
  longitudeBRad: number,
): number {
  const halfLatitude = sin((latitudeBRad - latitudeARad) / 2);
  const halfLongitude = sin((longitudeBRad - longitudeARad) / 2);
  const squared =
    halfLatitude * halfLatitude +
    cos(latitudeARad) * cos(latitudeBRad) * halfLongitude * halfLongitude;
  return 2 * atan2(Math.sqrt(squared), Math.sqrt(Math.max(0, 1 - squared)));
}
