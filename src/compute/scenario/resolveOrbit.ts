// Which element sets does the orbit of a fleet stand for?

import {
  ageWords,
  daysText,
  designElementSet,
  earthRadiusEquatorialKm,
  elementAges,
  parseUtc,
  radPerDeg,
  readElementSets,
  ringElementSets,
  sunSynchronousElementSets,
  walkerElementSets,
} from '../../orbit/index.ts';
import type { ElementProblem, ElementSet, FormationMember } from '../../orbit/index.ts';
import { byId } from './byId.ts';
import { secondOfDay } from './clockTime.ts';
import { satelliteCountMax } from './limits.ts';
import type { OrbitFile } from './orbitSchema.ts';
import { clusterCount, clusterProblem, clusterSatellites } from './resolveCluster.ts';
import type { FleetContext } from './resolveFleet.ts';
import type { Resolved } from './resolveWorkload.ts';
import type { Problem } from './scenario.ts';
import { textOrFile } from './textOrFile.ts';

/** An element set and its place in a designed constellation; (0, n) for element files. */
export interface PlacedElements {
  readonly elementSet: ElementSet;
  /** In a formation, how it flies; the element set is then the chief's under its own name. */
  readonly member?: FormationMember;
  readonly planeIndex: number;
  readonly slotIndex: number;
}

type OfKind<K extends OrbitFile['kind']> = Extract<OrbitFile, { kind: K }>;

const lowestPerigeeKm = earthRadiusEquatorialKm + 120;
const lineListedMax = 50;

/** For whom orbits are made, where the file says so, and how many satellites there is room for. */
export interface OrbitOwner {
  readonly id: string;
  readonly path: string;
  readonly room: number;
}

/** The element sets of a fleet; every kind ends as what SGP4 propagates. */
export function resolveOrbit(
  file: OrbitFile,
  owner: OrbitOwner,
  context: FleetContext,
): Resolved<PlacedElements[]> {
  const { id, path, room } = owner;
  const count = statedCount(file);
  if (count > room) return refused([tooMany(path, count, room)]);
  const orbits = orbitsOf(file, id, path, context);
  const found = orbits.value.length;
  return found > room ? refused([tooMany(path, found, room)], orbits.warnings) : orbits;
}

/** Satellites that an entry asks for, as far as it says so before any is made. */
function statedCount(file: OrbitFile): number {
  if (file.kind === 'ring') return file.satelliteCount;
  if (file.kind === 'cluster') return clusterCount(file);
  const isDesigned = file.kind === 'walker' || file.kind === 'sunSynchronous';
  return isDesigned ? file.planeCount * file.satellitesPerPlaneCount : 0;
}

function tooMany(path: string, found: number, room: number): Problem {
  const left = room < satelliteCountMax ? `, ${room} of them left` : '';
  const message = `expected at most ${satelliteCountMax} satellites in all${left}, found ${found}`;
  return { path, message, hint: 'use "take", fewer planes, or fewer satellites per plane' };
}

function orbitsOf(
  file: OrbitFile,
  fleetId: string,
  path: string,
  context: FleetContext,
): Resolved<PlacedElements[]> {
  switch (file.kind) {
    case 'sunSynchronous':
      return planes(sunSynchronous(file, fleetId, context), file.satellitesPerPlaneCount);
    case 'walker':
      return planes(walker(file, fleetId, context), file.satellitesPerPlaneCount);
    case 'ring':
      return planes(ring(file, fleetId, context), file.satelliteCount);
    case 'elements':
      return classical(file, fleetId, path, context);
    case 'tle':
    case 'omm':
      return fromText(file, path, context);
    case 'cluster': {
      const problem = clusterProblem(file, path);
      if (problem !== null) return refused([problem]);
      const value = clusterSatellites(file, `${fleetId}-`, context.startUtcMs);
      return { value, problems: [], warnings: [] };
    }
  }
}

function refused(problems: Problem[], warnings: Problem[] = []): Resolved<PlacedElements[]> {
  return { value: [], problems, warnings };
}

function planes(
  elementSets: readonly ElementSet[],
  satellitesPerPlaneCount: number,
): Resolved<PlacedElements[]> {
  const value = elementSets.map((elementSet, index) => ({
    elementSet,
    planeIndex: Math.floor(index / satellitesPerPlaneCount),
    slotIndex: index % satellitesPerPlaneCount,
  }));
  return { value, problems: [], warnings: [] };
}

function sunSynchronous(
  file: OfKind<'sunSynchronous'>,
  fleetId: string,
  context: FleetContext,
): ElementSet[] {
  return sunSynchronousElementSets({
    idPrefix: `${fleetId}-`,
    epochUtcMs: context.startUtcMs,
    altitudeKm: file.altitudeKm,
    localTimeOfAscendingNodeS: secondOfDay(file.localTimeOfAscendingNode),
    localTimeStepS: file.localTimeStepS,
    planeCount: file.planeCount,
    satellitesPerPlaneCount: file.satellitesPerPlaneCount,
    isFrozen: file.isFrozen ?? true,
  });
}

function walker(file: OfKind<'walker'>, fleetId: string, context: FleetContext): ElementSet[] {
  return walkerElementSets({
    idPrefix: `${fleetId}-`,
    epochUtcMs: context.startUtcMs,
    altitudeKm: file.altitudeKm,
    inclinationRad: file.inclinationDeg * radPerDeg,
    satelliteCount: file.planeCount * file.satellitesPerPlaneCount,
    planeCount: file.planeCount,
    phasing: file.phasing,
    kind: file.pattern,
    rightAscensionRad: file.rightAscensionDeg * radPerDeg,
  });
}

function ring(file: OfKind<'ring'>, fleetId: string, context: FleetContext): ElementSet[] {
  return ringElementSets({
    idPrefix: `${fleetId}-`,
    epochUtcMs: context.startUtcMs,
    altitudeKm: file.altitudeKm,
    inclinationRad: file.inclinationDeg * radPerDeg,
    satelliteCount: file.satelliteCount,
    rightAscensionRad: file.rightAscensionDeg * radPerDeg,
  });
}

function classical(
  file: OfKind<'elements'>,
  fleetId: string,
  path: string,
  context: FleetContext,
): Resolved<PlacedElements[]> {
  const epochUtcMs =
    (file.epochUtc === undefined ? null : parseUtc(file.epochUtc)) ?? context.startUtcMs;
  const problems = file.satellites.flatMap((entry, index) => {
    const perigeeKm = entry.semiMajorAxisKm * (1 - entry.eccentricity);
    if (perigeeKm >= lowestPerigeeKm) return [];
    const altitude = Math.round(perigeeKm - earthRadiusEquatorialKm);
    const message = `expected a perigee above 120 km, found ${altitude} km`;
    const hint = 'perigee is semiMajorAxisKm · (1 − eccentricity)';
    return [{ path: `${path}.satellites[${index}]`, message, hint }];
  });
  if (file.satellites.length === 0) {
    problems.push({ path, message: 'expected at least one satellite', hint: 'add an entry' });
  }
  const value = file.satellites.map((entry, slotIndex) => {
    const elementSet = designElementSet({
      id: `${fleetId}-${slotIndex + 1}`,
      epochUtcMs,
      altitudeKm: entry.semiMajorAxisKm - earthRadiusEquatorialKm,
      eccentricity: entry.eccentricity,
      inclinationRad: entry.inclinationDeg * radPerDeg,
      rightAscensionRad: entry.rightAscensionDeg * radPerDeg,
      argumentOfPerigeeRad: entry.argumentOfPerigeeDeg * radPerDeg,
      meanAnomalyRad: entry.meanAnomalyDeg * radPerDeg,
    });
    const named = { ...elementSet, name: entry.name ?? elementSet.name };
    return { elementSet: named, planeIndex: 0, slotIndex };
  });
  const sets = value.map((placed) => placed.elementSet);
  return { value, problems, warnings: ageWarnings(sets, path, context) };
}

function fromText(
  file: OfKind<'tle'> | OfKind<'omm'>,
  path: string,
  context: FleetContext,
): Resolved<PlacedElements[]> {
  const source = textOrFile(file, path, context.files);
  if (typeof source !== 'string') return refused([source]);
  const read = readElementSets(source);
  const warnings = [...lineProblems(read.problems, path), ...lineProblems(read.warnings, path)];
  const taken = read.elementSets.slice(0, file.take ?? read.elementSets.length);
  taken.sort((a, b) => byId({ id: a.catalogNumber }, { id: b.catalogNumber }));
  if (taken.length === 0) {
    return refused([nothingToFly(read.stateTables.length, path), ...warnings]);
  }
  const shift = file.timeShift === 'toStart' ? shiftToStart(taken, path, context) : null;
  const elementSets = shift?.elementSets ?? taken;
  warnings.push(...(shift?.warnings ?? ageWarnings(taken, path, context)));
  const value = elementSets.map((elementSet, slotIndex) => ({
    elementSet,
    planeIndex: 0,
    slotIndex,
  }));
  return { value, problems: [], warnings };
}

/** A scenario flies element sets: its batteries settle over orbits before and after its span. */
function nothingToFly(stateTableCount: number, path: string): Problem {
  if (stateTableCount > 0) {
    const message = 'expected element sets, found states (CCSDS OEM)';
    return { path, message, hint: 'give TLE or OMM; OEM serves dawnline propagate and windows' };
  }
  const message = 'expected at least one good element set, found none';
  return { path, message, hint: 'TLE lines (69 columns), or OMM as JSON, CSV, XML or KVN' };
}

function lineProblems(problems: readonly ElementProblem[], path: string): Problem[] {
  const listed = problems.slice(0, lineListedMax).map(({ line, message, hint }) => {
    return { path, message: line > 0 ? `file line ${line}: ${message}` : message, hint };
  });
  const rest = problems.length - listed.length;
  if (rest > 0) {
    const hint = 'see to the listed ones first';
    listed.push({ path, message: `${rest} more lines are not listed`, hint });
  }
  return listed;
}

/** All epochs move by the same time, so that the satellites keep their places to each other. */
function shiftToStart(
  elementSets: readonly ElementSet[],
  path: string,
  { startUtcMs }: FleetContext,
): { elementSets: ElementSet[]; warnings: Problem[] } {
  const epochs = elementSets.map((set) => set.epochUtcMs).sort((a, b) => a - b);
  const shiftMs = startUtcMs - epochs[Math.floor(epochs.length / 2)]!;
  const shifted = elementSets.map((set) => ({ ...set, epochUtcMs: set.epochUtcMs + shiftMs }));
  const message = `the epochs of the element sets are moved by ${daysText(shiftMs / 1000)}`;
  const hint = 'orbits keep their places to each other, not to the Sun and the ground';
  return { elementSets: shifted, warnings: [{ path, message, hint }] };
}

function ageWarnings(
  elementSets: readonly ElementSet[],
  path: string,
  { startUtcMs, durationS }: FleetContext,
): Problem[] {
  const ages = elementAges(elementSets, startUtcMs, durationS);
  if (ages.staleCount === 0) return [];
  const message = `the element sets are ${ageWords(ages)}`;
  const hint = 'take newer sets, or move the epochs: "timeShift": "toStart"';
  return [{ path, message, hint }];
}
