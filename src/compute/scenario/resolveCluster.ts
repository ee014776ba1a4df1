// Which satellites does a cluster have, and how does each fly about the chief?

import { clusterMembers, clusterPlaceCount } from '../../orbit/index.ts';
import { secondOfDay } from './clockTime.ts';
import type { OrbitFile } from './orbitSchema.ts';
import type { PlacedElements } from './resolveOrbit.ts';
import type { Problem } from './scenario.ts';

export type ClusterFile = Extract<OrbitFile, { kind: 'cluster' }>;

/** How many satellites an entry asks for. */
export function clusterCount(file: ClusterFile): number {
  return file.satelliteCount ?? clusterPlaceCount(file.radiusKm, file.spacingMinKm);
}

/** More satellites than the lattice has places, or null. */
export function clusterProblem(file: ClusterFile, path: string): Problem | null {
  const { radiusKm, spacingMinKm } = file;
  const placeCount = clusterPlaceCount(radiusKm, spacingMinKm);
  if (clusterCount(file) <= placeCount) return null;
  const where = `within ${radiusKm} km at spacings of ${spacingMinKm} km`;
  const found = clusterCount(file);
  const message = `expected at most ${placeCount} satellites (${where}), found ${found}`;
  const hint = 'their number grows with the square of radiusKm / spacingMinKm';
  return { path: `${path}.satelliteCount`, message, hint };
}

/**
 * The members of a cluster. Rows of its lattice are numbered as planes; as mean elements each has
 * the chief's, under its own name.
 */
export function clusterSatellites(
  file: ClusterFile,
  idPrefix: string,
  epochUtcMs: number,
): PlacedElements[] {
  const members = clusterMembers({
    idPrefix,
    epochUtcMs,
    altitudeKm: file.altitudeKm,
    localTimeOfAscendingNodeS: secondOfDay(file.localTimeOfAscendingNode),
    radiusKm: file.radiusKm,
    spacingMinKm: file.spacingMinKm,
    axisRatio: file.axisRatio,
    ...(file.satelliteCount === undefined ? {} : { satelliteCount: file.satelliteCount }),
  });
  const firstRow = members.reduce((least, { place }) => Math.min(least, place.row), 0);
  let [planeIndex, slotIndex] = [0, -1];
  return members.map((member) => {
    const { name, catalogNumber, formation, place } = member;
    slotIndex = place.row - firstRow === planeIndex ? slotIndex + 1 : 0;
    planeIndex = place.row - firstRow;
    const elementSet = { ...formation.chief, name, catalogNumber };
    return { elementSet, member, planeIndex, slotIndex };
  });
}
