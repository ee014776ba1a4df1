// How do the Moon and the Sun shift the mean elements of a deep-space object?
//
// SGP4's dpper (Spacetrack Report 3; Report 6; AIAA 2006-6753), mode "improved".
import { atan2 } from '../deterministic.ts';
import { deep } from './deepColumns.ts';
import { twoPi, withoutTurns, type MeanElements } from './meanState.ts';
import { sineCosineInto } from './sineCosine.ts';

const solarRatePerMin = 1.19459e-5; // zns
const solarEccentricity = 0.01675; // zes
const lunarRatePerMin = 1.5835218e-4; // znl
const lunarEccentricity = 0.0549; // zel
const lyddaneInclinationRad = 0.2;

const pair = new Float64Array(2);
const wave = new Float64Array(3);

/** The three functions of a disturber's true anomaly that all its terms are made of. */
function fillWave(meanAnomaly: number, eccentricity: number): void {
  sineCosineInto(pair, 0, meanAnomaly);
  sineCosineInto(pair, 0, meanAnomaly + 2 * eccentricity * pair[0]!);
  wave[0] = 0.5 * pair[0]! * pair[0]! - 0.25; // f2
  wave[1] = -0.5 * pair[0]! * pair[1]!; // f3
  wave[2] = pair[0]!; // sin zf
}

/** Adds the periodics at `t` minutes from epoch; the inclination's sine and cosine come with it. */
export function addLunarSolar(mean: MeanElements, row: Float64Array, t: number): void {
  fillWave(row[deep.zmos]! + solarRatePerMin * t, solarEccentricity);
  let f2 = wave[0]!;
  let f3 = wave[1]!;
  let f4 = wave[2]!;
  const es = row[deep.se2]! * f2 + row[deep.se3]! * f3;
  const is = row[deep.si2]! * f2 + row[deep.si3]! * f3;
  const ls = row[deep.sl2]! * f2 + row[deep.sl3]! * f3 + row[deep.sl4]! * f4;
  const ghs = row[deep.sgh2]! * f2 + row[deep.sgh3]! * f3 + row[deep.sgh4]! * f4;
  const hs = row[deep.sh2]! * f2 + row[deep.sh3]! * f3;
  fillWave(row[deep.zmol]! + lunarRatePerMin * t, lunarEccentricity);
  f2 = wave[0]!;
  f3 = wave[1]!;
  f4 = wave[2]!;
  const el = row[deep.ee2]! * f2 + row[deep.e3]! * f3;
  const il = row[deep.xi2]! * f2 + row[deep.xi3]! * f3;
  const ll = row[deep.xl2]! * f2 + row[deep.xl3]! * f3 + row[deep.xl4]! * f4;
  const ghl = row[deep.xgh2]! * f2 + row[deep.xgh3]! * f3 + row[deep.xgh4]! * f4;
  const hl = row[deep.xh2]! * f2 + row[deep.xh3]! * f3;
  const inclinationShift = is + il - row[deep.pinco]!;
  const anomalyShift = ls + ll - row[deep.plo]!;
  const perigeeShift = ghs + ghl - row[deep.pgho]!;
  const nodeShift = hs + hl - row[deep.pho]!;
  mean.eccentricity += es + el - row[deep.peo]!;
  mean.inclination += inclinationShift;
  sineCosineInto(pair, 0, mean.inclination);
  mean.sineInclination = pair[0]!;
  mean.cosineInclination = pair[1]!;
  if (mean.inclination >= lyddaneInclinationRad) {
    const node = nodeShift / mean.sineInclination;
    mean.perigee += perigeeShift - mean.cosineInclination * node;
    mean.node += node;
    mean.anomaly += anomalyShift;
  } else {
    addLyddane(mean, inclinationShift, anomalyShift, perigeeShift, nodeShift);
  }
}

/** Lyddane's form for low inclinations, where node and perigee by themselves mean little. */
function addLyddane(
  mean: MeanElements,
  inclinationShift: number,
  anomalyShift: number,
  perigeeShift: number,
  nodeShift: number,
): void {
  const { sineInclination: sineI, cosineInclination: cosineI } = mean;
  sineCosineInto(pair, 0, mean.node);
  const sineNode = pair[0]!;
  const cosineNode = pair[1]!;
  const alpha = sineI * sineNode + (nodeShift * cosineNode + inclinationShift * cosineI * sineNode);
  const beta =
    sineI * cosineNode + (-nodeShift * sineNode + inclinationShift * cosineI * cosineNode);
  const before = withoutTurns(mean.node);
  const longitude =
    mean.anomaly +
    mean.perigee +
    cosineI * before +
    (anomalyShift + perigeeShift - inclinationShift * before * sineI);
  let node = atan2(alpha, beta);
  if (Math.abs(before - node) > Math.PI) node += node < before ? twoPi : -twoPi;
  mean.node = node;
  mean.anomaly += anomalyShift;
  mean.perigee = longitude - mean.anomaly - cosineI * node;
}
