// Which published delays, coverages and data per energy does the network reproduce?

import { cos, lightSpeedKmPerS, radPerDeg, sin } from '../../orbit/index.ts';
import { linkCeilingGbPerKwh } from '../account/deliveryPerEnergy.ts';
import { fibreDelayS, greatCircleKm } from '../network/fibre.ts';
import { capShare, CoverageCounter, createCoverageGrid } from '../network/paths/coverageGrid.ts';
import { placeGround } from '../network/paths/groundPlaces.ts';
import { InstantGraph } from '../network/paths/instantGraph.ts';
import type { Claim } from './claim.ts';

const handley2019 = 'M. Handley, 2019, in L. Press, circleid.com, 30 December 2019';
const celestial = 'Celestial (OpenFogStack), tests';
const turyshev = 'S. Turyshev (JPL), ceiling of delivered data per energy';

const place = (latitudeDeg: number, longitudeDeg: number) => ({
  latitudeRad: latitudeDeg * radPerDeg,
  longitudeRad: longitudeDeg * radPerDeg,
});
const newYork = place(40.73061, -73.935242);
const seattle = place(47.6062, -122.3321);

/** Of a rule that holds up to some size and not beyond: that size, by halving. */
function lastThat(holds: (size: number) => boolean, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** A sphere of 6,371 km: the project's own with a grazing altitude that makes up for the rest. */
const smallSphere = (grazingKm: number) =>
  ({ earth: 'sphere', grazingAltitudeKm: 6371 + grazingKm - 6378.137, rangeMaxKm: 1e5 }) as const;

/** The longest edge that the graph of an instant gives two satellites at a height, km. */
function longestEdgeKm(altitudeKm: number, grazingKm: number): number {
  const graph = new InstantGraph(2, placeGround([]), smallSphere(grazingKm));
  const radiusKm = 6371 + altitudeKm;
  const isLinked = (halfKm: number): boolean => {
    const x = Math.sqrt(radiusKm * radiusKm - halfKm * halfKm);
    const positionTemeKm = Float64Array.of(x, -halfKm, 0, x, halfKm, 0);
    graph.build({ positionTemeKm, gmst: 0 }, Int32Array.of(0, 1));
    return graph.edgeCount > 0;
  };
  return 2 * lastThat(isLinked, 1, radiusKm / 2);
}

/** The longest edge that it gives a station on the equator above an elevation, km. */
function longestAccessKm(altitudeKm: number, elevationDeg: number): number {
  const site = { ...place(0, 0), altitudeM: 1000 * (6371 - 6378.137) };
  const ground = placeGround([{ ...site, elevationMinRad: elevationDeg * radPerDeg }]);
  const graph = new InstantGraph(1, ground, smallSphere(0));
  const radiusKm = 6371 + altitudeKm;
  const build = (angle: number): boolean => {
    const positionTemeKm = Float64Array.of(radiusKm * cos(angle), radiusKm * sin(angle), 0);
    graph.build({ positionTemeKm, gmst: 0 }, new Int32Array(0));
    return graph.edgeCount > 0;
  };
  build(lastThat(build, 0, 0.5));
  return graph.delayS[0]! * lightSpeedKmPerS;
}

/** Share of a sphere of 6,371 km that sees one satellite: cells of 1°, and the cap. */
function seenShare(altitudeKm: number, elevationRad: number): number[] {
  const radiusKm = 6371;
  const grid = createCoverageGrid(1, radiusKm);
  const counts = new Uint16Array(grid.rowCount * grid.columnCount);
  const above = Float64Array.of(radiusKm + altitudeKm, 0, 0);
  new CoverageCounter(grid, elevationRad).count(counts, above, 0);
  const share = counts.reduce(
    (sum, count, cell) => sum + count * grid.cellShare[Math.floor(cell / grid.columnCount)]!,
    0,
  );
  return [share / capShare(radiusKm + altitudeKm, radiusKm, elevationRad)];
}

const delayClaims: readonly Claim[] = [
  {
    what: 'Round trip Seattle – New York through fibre on the great circle',
    source: handley2019,
    unit: 'ms',
    published: [38],
    tolerance: 0.5, // printed in milliseconds
    ours: () => [2000 * fibreDelayS(greatCircleKm(seattle, newYork), 1)],
  },
  {
    what: 'Longest edge of the network at 550 km that clears 80 km (R 6371)',
    source: celestial,
    unit: 'km',
    published: [5013.916],
    tolerance: 0.001,
    ours: () => [longestEdgeKm(550, 80)],
  },
  {
    what: 'Longest access of the network at 550 km above 40° and 25° (R 6371)',
    source: celestial,
    unit: 'km',
    published: [812.066, 1123.277],
    tolerance: 0.0006,
    ours: () => [40, 25].map((deg) => longestAccessKm(550, deg)),
  },
];

const shareClaims: readonly Claim[] = [
  {
    what: 'Ground that sees a satellite at 1,200 km above 10°, cells of 1° over the cap’s share',
    source: 'area of a spherical cap, (1 − cos λ) / 2',
    unit: '',
    published: [1],
    tolerance: 0.03, // cells on the rim count as a whole or not at all
    ours: () => seenShare(1200, 10 * radPerDeg),
  },
  {
    what: 'Ceiling of data per energy of a link of 32.9 Gbit/s at 0.1, 1 and 10 MW',
    source: turyshev,
    unit: 'GB/kWh',
    published: [148, 14.8, 1.48],
    tolerance: 0.1, // 148 stands for 147.5…148.5, the link for 32.8…33 Gbit/s
    ours: () => [1e5, 1e6, 1e7].map((powerW) => linkCeilingGbPerKwh(32.9e9, powerW)),
  },
];

/** Published figures of networks. */
export const networkClaims: readonly Claim[] = [...delayClaims, ...shareClaims];
