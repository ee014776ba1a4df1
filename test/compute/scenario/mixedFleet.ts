// From which designs were the element sets of the built-in mixed fleet written?
import { parseUtc, sunSynchronousElementSets } from '../../../src/orbit/index.ts';
import { tleOf } from './tleText.ts';

const epochUtcMs = parseUtc('2026-11-30T12:00:00Z')!;

/** Twelve imaging satellites, three planes of mid-morning orbits. */
export function edgeTle(): string {
  const sets = sunSynchronousElementSets({
    idPrefix: 'edge-',
    epochUtcMs,
    altitudeKm: 520,
    localTimeOfAscendingNodeS: 10.5 * 3600,
    localTimeStepS: 1800,
    planeCount: 3,
    satellitesPerPlaneCount: 4,
  });
  return sets.map((set, index) => tleOf(set, 90001 + index, `EDGE-${index + 1}`)).join('\n');
}

/** Eight compute nodes, one dawn–dusk plane. */
export function nodeTle(): string {
  const sets = sunSynchronousElementSets({
    idPrefix: 'node-',
    epochUtcMs,
    altitudeKm: 650,
    localTimeOfAscendingNodeS: 18 * 3600,
    planeCount: 1,
    satellitesPerPlaneCount: 8,
  });
  return sets.map((set, index) => tleOf(set, 90101 + index, `NODE-${index + 1}`)).join('\n');
}
