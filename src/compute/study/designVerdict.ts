// Does a design close in power, heat, pointing, mass and link, and where does it not?
import type { Fleet, Problem, Scenario } from '../scenario/scenario.ts';
import { heatFindings, lossesOf, soonestLosses, type FleetAfterLoss } from './designHeat.ts';
import { groundFindings } from './designGround.ts';
import { neighbourFindings } from './designLink.ts';
import { chosenOrbits } from './designOrbits.ts';
import {
  aimProblems,
  blockageFindings,
  pointingFindings,
  radiatorInWind,
  windProblems,
} from './designPointing.ts';
import { powerFindings } from './designPower.ts';
import { atMost, designAreas, type DesignFinding } from './finding.ts';
import { massRollUp } from './massRollUp.ts';
import { worstLines } from './worstLines.ts';
import { designSeason, type DesignSeason } from './worstSeason.ts';

export interface DesignVerdict {
  /** Every line closes, and every fleet with satellites could be looked at. */
  readonly closes: boolean;
  readonly findings: readonly DesignFinding[];
  /** How soon work slows down after a loop, or all of them, is lost: at most four a fleet. */
  readonly afterLoss: readonly FleetAfterLoss[];
  /** What there is to say beside the figures: surfaces broadside to the wind, orbits left out. */
  readonly warnings: readonly Problem[];
  /** Fleets without states to look at: their orbits meet the ground. */
  readonly skippedFleets: readonly string[];
}

/** Orbits that are looked at for a whole year, over all fleets, and the least of one fleet. */
const orbitMax = 24;
const orbitLeast = 3;
/** Fleets looked at; more is no design but a catalogue of them. */
const fleetMax = 32;

function massFinding({ platform }: Fleet): DesignFinding {
  const { sumKg, statedKg, partsKg } = massRollUp(platform);
  const parts = Object.entries(partsKg)
    .filter(([, massKg]) => massKg > 0)
    .map(([name, massKg]) => `${name} ${massKg.toFixed(0)}`);
  return atMost(
    {
      area: 'mass',
      what: 'sum of the parts within the stated mass',
      unit: 'kg',
      note: `${parts.join(', ')} kg`,
    },
    statedKg,
    sumKg,
  );
}

/** The year of every orbit of a fleet that is looked at, and what there is to say of others. */
interface FleetYear {
  readonly seasons: readonly DesignSeason[];
  readonly warnings: readonly Problem[];
}

function fleetYear(scenario: Scenario, fleetIndex: number): FleetYear {
  const most = Math.max(orbitLeast, Math.floor(orbitMax / scenario.fleets.length));
  const { groups, orbitCount } = chosenOrbits(scenario, fleetIndex, most);
  const found = groups.map((group) => designSeason(scenario, group));
  const seasons = found.filter((season) => season !== null);
  const path = `fleets[${scenario.fleets[fleetIndex]!.fileIndex}]`;
  const warnings: Problem[] = [];
  if (groups.length < orbitCount) {
    const hint = 'lowest, highest, those with the longest shadows, and evenly spaced ones';
    const message = `the check looks at ${groups.length} of its ${orbitCount} orbits`;
    warnings.push({ path, message, hint });
  }
  if (seasons.length > 0 && seasons.length < groups.length) {
    const lostCount = groups.length - seasons.length;
    const hint = 'every other orbit of the fleet is checked';
    warnings.push({ path, message: `${lostCount} of its orbits meet the ground`, hint });
  }
  return { seasons, warnings };
}

/** What a line is, whichever words an orbit has for it. */
function lineOf({ area, what }: DesignFinding): string {
  return `${area}: ${radiatorInWind.includes(what) ? radiatorInWind[0] : what}`;
}

/** What is said of the wind in the lowest orbit that has anything to say of it. */
function windiest(
  seasons: readonly DesignSeason[],
  problemsOf: (season: DesignSeason) => Problem[],
): Problem[] {
  const byAltitude = [...seasons].sort((a, b) => a.group.altitudeKm - b.group.altitudeKm);
  return byAltitude.map(problemsOf).find((problems) => problems.length > 0) ?? [];
}

/** What a fleet's orbits have to say together. */
interface FleetVerdict {
  readonly findings: readonly DesignFinding[];
  readonly afterLoss: readonly FleetAfterLoss[];
  readonly warnings: readonly Problem[];
}

function fleetVerdict(
  scenario: Scenario,
  fleetIndex: number,
  seasons: readonly DesignSeason[],
): FleetVerdict {
  const fleet = scenario.fleets[fleetIndex]!;
  const nameOf = ({ group }: DesignSeason): string => scenario.satellites[group.satelliteIndex]!.id;
  const orbits = seasons.map((season) => ({
    satellite: nameOf(season),
    satelliteCount: season.group.satelliteCount,
    findings: [
      ...powerFindings(fleet, season),
      ...heatFindings(fleet, season),
      ...pointingFindings(fleet, season, scenario.stations),
    ],
  }));
  const lines = worstLines(orbits, lineOf);
  const path = `fleets[${fleet.fileIndex}]`;
  const findings = [
    ...lines,
    ...blockageFindings(fleet, scenario.stations),
    massFinding(fleet),
    ...neighbourFindings(scenario, fleetIndex),
  ];
  return {
    findings: findings.map((each) => ({ ...each, fleet: fleet.id })),
    afterLoss: soonestLosses(seasons.flatMap((each) => lossesOf(fleet, each, nameOf(each)))),
    warnings: [
      ...aimProblems(fleet, seasons, path),
      ...windiest(seasons, (each) => windProblems(fleet, each, path)),
    ],
  };
}

/** By fleet in the scenario's order, those of the whole scenario last; then by area. */
function inOrder(scenario: Scenario, findings: readonly DesignFinding[]): DesignFinding[] {
  const place = ({ area }: DesignFinding): number => designAreas.indexOf(area);
  const fleetPlace = ({ fleet }: DesignFinding): number =>
    fleet === '' ? Infinity : scenario.fleets.findIndex(({ id }) => id === fleet);
  return [...findings].sort((a, b) => {
    const byFleet = fleetPlace(a) === fleetPlace(b) ? 0 : fleetPlace(a) - fleetPlace(b);
    return byFleet || place(a) - place(b);
  });
}

/**
 * Every fleet's design at full work in the year from the scenario's start: each line has what is
 * needed and what there is in the worst orbit of the fleet for that line, by area. Plain data.
 * Orbits count as circular at their mean altitude and satellites that share one are looked at
 * once (some 30 ms an orbit); at most 32 fleets and 24 orbits are (of each fleet at least three),
 * and where that leaves orbits out a warning says so.
 */
export function designVerdict(scenario: Scenario): DesignVerdict {
  const findings: DesignFinding[] = [];
  const afterLoss: FleetAfterLoss[] = [];
  const warnings: Problem[] = [];
  const skippedFleets: string[] = [];
  let isWhole = scenario.fleets.length <= fleetMax;
  scenario.fleets.slice(0, fleetMax).forEach((fleet, fleetIndex) => {
    const year = fleetYear(scenario, fleetIndex);
    if (year.seasons.length === 0) {
      skippedFleets.push(fleet.id);
      isWhole &&= fleet.satelliteCount === 0;
      return;
    }
    const found = fleetVerdict(scenario, fleetIndex, year.seasons);
    findings.push(...found.findings);
    afterLoss.push(...found.afterLoss);
    warnings.push(...year.warnings, ...found.warnings);
  });
  skippedFleets.push(...scenario.fleets.slice(fleetMax).map(({ id }) => id));
  findings.push(...groundFindings(scenario));
  const closes = isWhole && findings.every(({ verdict }) => verdict === 'closes');
  return { closes, findings: inOrder(scenario, findings), afterLoss, warnings, skippedFleets };
}
