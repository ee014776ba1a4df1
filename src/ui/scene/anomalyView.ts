// Where over the ground do trapped protons strike? Contours of the South Atlantic Anomaly.

import { anomalyCentreRad, anomalyMargin } from '../../compute/index.ts';
import type { ReadScenario } from '../run/messages.ts';
import { geodeticToSceneInto } from './frames.ts';
import { PathLayer } from './pathLayer.ts';
import type { Rgb } from './palette.ts';

const color: Rgb = [255, 128, 160];
const widthPx = 1.6;
const directionCount = 96;
/** The border, and 3 and 10 times its flux. */
const levels = [0, Math.log(3), Math.log(10)];
const farthestRad = 1.6;
const halvingCount = 40;
/** Above the outlines of the land. */
const drawnAltitudeKm = 8;
const yearMs = 365.25 * 86_400_000;

/** The flux is given for these heights; fleets beyond them are drawn at the edge. */
const lowestKm = 300;
const highestKm = 1000;

/** Heights of the fleets' orbits, the middle one: contours are those that most satellites meet. */
export function contourAltitudeKm(scenario: ReadScenario): number {
  const heights = scenario.satellites.map(({ elementSet }) => {
    const turnsPerDay = (elementSet.meanMotionRadPerMin * 1440) / (2 * Math.PI);
    return 42_241.12 / Math.cbrt(turnsPerDay * turnsPerDay) - 6378.14;
  });
  heights.sort((a, b) => a - b);
  const middle = heights[Math.floor(heights.length / 2)] ?? 600;
  return Math.min(highestKm, Math.max(lowestKm, middle));
}

/**
 * A closed contour on which the anomaly's margin is `level`, scene units fixed to the Earth, xyz
 * interleaved; empty where the flux is nowhere so high.
 */
export function anomalyContour(level: number, altitudeKm: number, year: number): Float64Array {
  const [centreLatitudeRad, centreLongitudeRad] = anomalyCentreRad(year);
  const marginAt = (away: number, angle: number): number =>
    anomalyMargin(
      centreLatitudeRad + away * Math.sin(angle),
      centreLongitudeRad + (away * Math.cos(angle)) / Math.cos(centreLatitudeRad),
      altitudeKm,
      year,
    ) - level;
  if (!(marginAt(0, 0) > 0)) return new Float64Array(0);
  const points = new Float64Array(3 * (directionCount + 1));
  for (let index = 0; index <= directionCount; index += 1) {
    const angle = (2 * Math.PI * index) / directionCount;
    let [inside, outside] = [0, farthestRad];
    for (let halving = 0; halving < halvingCount; halving += 1) {
      const middle = (inside + outside) / 2;
      if (marginAt(middle, angle) > 0) inside = middle;
      else outside = middle;
    }
    const latitudeRad = centreLatitudeRad + inside * Math.sin(angle);
    const across = (inside * Math.cos(angle)) / Math.cos(centreLatitudeRad);
    const longitudeRad = centreLongitudeRad + across;
    geodeticToSceneInto(points, 3 * index, latitudeRad, longitudeRad, drawnAltitudeKm);
  }
  return points;
}

/** The anomaly at the height of a scenario's satellites, drawn on the ground. */
export class AnomalyView {
  readonly layer = new PathLayer(levels.length * (directionCount + 1), color, widthPx);

  constructor(scenario: ReadScenario) {
    const year = 1970 + scenario.startUtcMs / yearMs;
    const altitudeKm = contourAltitudeKm(scenario);
    levels.forEach((level, index) => {
      const points = anomalyContour(level, altitudeKm, year);
      const opacity = 0.45 + 0.25 * index;
      if (points.length > 0) this.layer.add(points, () => opacity);
    });
    this.layer.commit();
  }

  dispose(): void {
    this.layer.dispose();
  }
}
