// Which satellites and stations may hold or pass on the data of a job?

import type { Fleet, JobTemplate, Satellite, Station, Workload } from '../scenario/scenario.ts';

/** A rule that data may not leave certain hands; null: anybody's. */
export interface Residency {
  /** States of registry of satellites, and states on whose ground stations stand. */
  readonly states: readonly string[] | null;
  readonly operators: readonly string[] | null;
}

/** What a rule leaves of a scenario: 1 where data may be. */
export interface LawfulPlaces {
  readonly isSatelliteAllowed: Uint8Array;
  /** Satellites, then the ground: nodes of a contact plan. */
  readonly isNodeAllowed: Uint8Array;
  /** By ground site of a contact plan. */
  readonly isStationAllowed: Uint8Array;
}

/** Whether any job of a workload may not be everywhere. */
export function hasResidency({ streams, rows }: Workload): boolean {
  return [...streams, ...rows].some(({ template }) => template.residency !== undefined);
}

/** The different rules of a workload, in the order in which its jobs name them. */
export function residencyRules({ streams, rows }: Workload): Residency[] {
  const rules: Residency[] = [];
  for (const { template } of [...streams, ...rows]) {
    const { residency } = template;
    if (residency !== undefined && ruleIndex(rules, residency) < 0) rules.push(residency);
  }
  return rules;
}

/** Which of the rules this one is; -1: none of them, or no rule at all. */
export function ruleIndex(rules: readonly Residency[], residency: Residency | undefined): number {
  if (residency === undefined) return -1;
  const key = JSON.stringify([residency.states, residency.operators]);
  return rules.findIndex(({ states, operators }) => JSON.stringify([states, operators]) === key);
}

/** Whether satellites of a fleet may hold the data: by state of registry and operator. */
export function isFleetLawful(
  residency: Residency | undefined,
  { registryState, operator }: Pick<Fleet, 'registryState' | 'operator'>,
): boolean {
  if (residency === undefined) return true;
  const { states, operators } = residency;
  const isStateGood = states === null || states.includes(registryState);
  return isStateGood && (operators === null || operators.includes(operator));
}

/** Whether data may come down at a station: by the state on whose ground it stands. */
export function isStationLawful(
  residency: Residency | undefined,
  { state }: Pick<Station, 'state'>,
): boolean {
  const states = residency?.states ?? null;
  return states === null || states.includes(state);
}

/** Who is there to hold data: satellites, and stations by ground site. */
export interface Holders {
  readonly fleets: readonly Fleet[];
  readonly satellites: readonly Satellite[];
  readonly stations: readonly Station[];
  /** Station of each ground site of the contact plan. */
  readonly siteStations: readonly number[];
}

/** Satellites, relays and stations that a template's rule leaves; null: it has none. */
export function lawfulPlaces(
  { residency }: Pick<JobTemplate, 'residency'>,
  { fleets, satellites, stations, siteStations }: Holders,
): LawfulPlaces | null {
  if (residency === undefined) return null;
  const byFleet = fleets.map((fleet) => isFleetLawful(residency, fleet));
  const allowed = satellites.map(({ fleetIndex }) => Number(byFleet[fleetIndex]!));
  const isAllowed = (station: number) => Number(isStationLawful(residency, stations[station]!));
  return {
    isSatelliteAllowed: Uint8Array.from(allowed),
    isNodeAllowed: Uint8Array.from([...allowed, 1]),
    isStationAllowed: Uint8Array.from(siteStations, isAllowed),
  };
}

/** Whether a job can be served at all: somewhere to compute, and a station for its data. */
export function canBeLawful(
  places: LawfulPlaces,
  { inputBit, outputBit }: Pick<JobTemplate, 'inputBit' | 'outputBit'>,
  originSatelliteIndex: number,
): boolean {
  const { isSatelliteAllowed, isStationAllowed } = places;
  const isSomewhere =
    originSatelliteIndex >= 0
      ? isSatelliteAllowed[originSatelliteIndex] === 1
      : isSatelliteAllowed.includes(1);
  const needsGround = outputBit > 0 || (originSatelliteIndex < 0 && inputBit > 0);
  return isSomewhere && (!needsGround || isStationAllowed.includes(1));
}
