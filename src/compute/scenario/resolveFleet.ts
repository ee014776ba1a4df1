// Which fleets and satellites does a scenario file describe?

import { agedPlatform } from '../plant/ageing.ts';
import { aimNames, attitudeLaw } from './attitude.ts';
import type { AimName } from './attitude.ts';
import { byId } from './byId.ts';
import { satelliteCountMax } from './limits.ts';
import { resolveOrbit } from './resolveOrbit.ts';
import type { PlacedElements } from './resolveOrbit.ts';
import { resolvePlatform } from './resolvePlatform.ts';
import type { Resolved } from './resolveWorkload.ts';
import type { FleetFile } from './schema.ts';
import type { Accelerator, AttitudeLaw, Fleet, Problem, Satellite } from './scenario.ts';

/** What orbits are resolved against. */
export interface FleetContext {
  readonly startUtcMs: number;
  readonly durationS: number;
  readonly files: Readonly<Record<string, string>>;
}

export interface FleetsAndSatellites {
  readonly fleets: Fleet[];
  readonly satellites: Satellite[];
}

/** A fleet and its orbits, before it is known which fleets stand before it. */
interface FleetAlone {
  readonly fleet: Omit<Fleet, 'satelliteStart'>;
  readonly placed: readonly PlacedElements[];
}

/** Fleets in the order of their ids, and their satellites one after the other. */
export function resolveFleets(
  entries: readonly { readonly index: number; readonly file: FleetFile }[],
  context: FleetContext,
): Resolved<FleetsAndSatellites> {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const found: FleetAlone[] = [];
  let room = satelliteCountMax;
  for (const { index, file } of entries) {
    const path = `fleets[${index}]`;
    const id = file.id ?? `fleet-${index + 1}`;
    if (found.some(({ fleet }) => fleet.id === id)) {
      const message = `the id "${id}" stands twice`;
      problems.push({ path: `${path}.id`, message, hint: 'ids are unique' });
    }
    const orbits = resolveOrbit(file.orbit, { id, path: `${path}.orbit`, room }, context);
    problems.push(...orbits.problems);
    warnings.push(...orbits.warnings);
    room -= orbits.value.length;
    const fleet = fleetOf(file, id, index, orbits.value.length);
    found.push({ fleet, placed: orbits.value });
    problems.push(...idleProblems(fleet.platform.accelerator, path));
    const law = lawOf(file);
    if (typeof law === 'string') {
      const hint = `choose two that differ in both: ${aimNames.join(', ')}`;
      problems.push({ path: `${path}.attitude`, message: law, hint });
    }
  }
  return { value: oneAfterTheOther(found), problems, warnings };
}

/** A chip that idles at more than its full power has no dynamic power to share out. */
function idleProblems({ powerIdleW, powerMaxW }: Accelerator, path: string): Problem[] {
  if (powerIdleW <= powerMaxW) return [];
  const message = `expected at most its powerMaxW (${powerMaxW} W), found ${powerIdleW} W`;
  const hint = 'idle power is a part of full power';
  return [{ path: `${path}.platform.accelerator.powerIdleW`, message, hint }];
}

function lawOf(file: FleetFile): AttitudeLaw | string {
  const { attitudePrimary, attitudeSecondary } = resolvePlatform(file.platform);
  const primary = file.attitude?.primary ?? (attitudePrimary as AimName);
  const secondary = file.attitude?.secondary ?? (attitudeSecondary as AimName);
  return attitudeLaw(primary, secondary);
}

/** Stands in where the file's attitude is a problem anyway, so that reading can go on. */
const anyLaw = attitudeLaw('arrayToSun', 'radiatorEdgeToEarth') as AttitudeLaw;

function fleetOf(
  file: FleetFile,
  id: string,
  fileIndex: number,
  satelliteCount: number,
): FleetAlone['fleet'] {
  const law = lawOf(file);
  return {
    id,
    fileIndex,
    name: file.name ?? id,
    operator: file.operator,
    registryState: file.registryState,
    platform: agedPlatform(resolvePlatform(file.platform).platform, file.ageYears),
    attitude: typeof law === 'string' ? anyLaw : law,
    ageYears: file.ageYears,
    satelliteCount,
  };
}

function oneAfterTheOther(found: readonly FleetAlone[]): FleetsAndSatellites {
  const fleets: Fleet[] = [];
  const satellites: Satellite[] = [];
  for (const { fleet, placed } of [...found].sort((a, b) => byId(a.fleet, b.fleet))) {
    for (const { elementSet, member, planeIndex, slotIndex } of placed) {
      satellites.push({
        id: elementSet.catalogNumber,
        name: elementSet.name,
        fleetIndex: fleets.length,
        elementSet,
        ...(member === undefined ? {} : { member }),
        planeIndex,
        slotIndex,
      });
    }
    fleets.push({ ...fleet, satelliteStart: satellites.length - placed.length });
  }
  return { fleets, satellites: withUniqueIds(satellites) };
}

/** The same catalogue number in two fleets: the second is called NUMBER#2, as within one file. */
function withUniqueIds(satellites: readonly Satellite[]): Satellite[] {
  const seen = new Set<string>();
  return satellites.map((satellite) => {
    let id = satellite.id;
    for (let copy = 2; seen.has(id); copy += 1) id = `${satellite.id}#${copy}`;
    seen.add(id);
    return id === satellite.id ? satellite : { ...satellite, id };
  });
}
