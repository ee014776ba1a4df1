// Does a design close in power, heat, pointing, mass and link, and where does it not?
import type { Fleet, Problem, Scenario } from '../scenario/scenario.ts';
import { heatFindings } from './designHeat.ts';
import { groundFindings, neighbourFindings } from './designLink.ts';
import { pointingFindings, windProblems } from './designPointing.ts';
import { powerFindings } from './designPower.ts';
import { atMost, designAreas, type DesignFinding } from './finding.ts';
import { massRollUp } from './massRollUp.ts';
import { orbitGroups } from './orbitGroups.ts';
import { designSeason, type DesignSeason } from './worstSeason.ts';

export interface DesignVerdict {
  readonly closes: boolean;
  readonly findings: readonly DesignFinding[];
  /** What there is to say beside the figures: surfaces broadside to the wind. */
  readonly warnings: readonly Problem[];
  /** Fleets without states to look at: their orbits meet the ground. */
  readonly skippedFleets: readonly string[];
}

/** Planes of a fleet that are looked at for a whole year. */
const groupMax = 3;
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

/** The season of the plane with the longest shadow; null where no plane has states. */
function worstPlane(scenario: Scenario, fleetIndex: number): DesignSeason | null {
  const seasons = orbitGroups(scenario, fleetIndex, groupMax)
    .map((group) => designSeason(scenario, group))
    .filter((season) => season !== null);
  return seasons.reduce<DesignSeason | null>(
    (worst, each) => (worst === null || each.worst.darkS > worst.worst.darkS ? each : worst),
    null,
  );
}

function fleetFindings(scenario: Scenario, fleetIndex: number, season: DesignSeason) {
  const fleet = scenario.fleets[fleetIndex]!;
  return [
    ...powerFindings(fleet, season),
    ...heatFindings(fleet, season),
    ...pointingFindings(fleet, season, scenario.stations),
    massFinding(fleet),
    ...neighbourFindings(scenario, fleetIndex),
  ].map((each) => ({ ...each, fleet: fleet.id }));
}

/**
 * Every fleet's design at full work in the year from the scenario's start: each line has what is
 * needed and what there is, by area. Plain data. Orbits count as circular at their mean altitude;
 * at most 32 fleets and of each three planes are looked at (some 30 ms a plane).
 */
export function designVerdict(scenario: Scenario): DesignVerdict {
  const findings: DesignFinding[] = [];
  const warnings: Problem[] = [];
  const skippedFleets: string[] = [];
  scenario.fleets.slice(0, fleetMax).forEach((fleet, fleetIndex) => {
    const season = fleet.satelliteCount > 0 ? worstPlane(scenario, fleetIndex) : null;
    if (season === null) skippedFleets.push(fleet.id);
    else {
      findings.push(...fleetFindings(scenario, fleetIndex, season));
      warnings.push(...windProblems(fleet, season, `fleets[${fleetIndex}]`));
    }
  });
  skippedFleets.push(...scenario.fleets.slice(fleetMax).map(({ id }) => id));
  findings.push(...groundFindings(scenario));
  const place = ({ area }: DesignFinding): number => designAreas.indexOf(area);
  const fleetPlace = ({ fleet }: DesignFinding): number =>
    fleet === '' ? Infinity : scenario.fleets.findIndex(({ id }) => id === fleet);
  findings.sort((a, b) => {
    const byFleet = fleetPlace(a) === fleetPlace(b) ? 0 : fleetPlace(a) - fleetPlace(b);
    return byFleet || place(a) - place(b);
  });
  const closes = findings.every(({ verdict }) => verdict === 'closes');
  return { closes, findings, warnings, skippedFleets };
}
