// Do array and terminals reach what they must, and which surface stands in the wind?
import { acos, asin, cos, earthRadiusEquatorialKm, exp, radPerDeg } from '../../orbit/index.ts';
import { dotOf } from '../plant/bodyDirection.ts';
import { arraySurface } from '../plant/partSurfaces.ts';
import { bodyTargets, circularTrack, orbitPointing, type OrbitTrack } from '../plant/pointing.ts';
import {
  broadsideShareMin,
  heldPlates,
  isBroadsideToWind,
  orbitAreas,
  windCost,
  windWarnings,
  type WindBody,
} from '../plant/windArea.ts';
import type { Fleet, Problem, Scenario } from '../scenario/scenario.ts';
import { atLeast, atMost, finding, type DesignFinding } from './finding.ts';
import { dragCoefficient } from './keeping.ts';
import { circularPeriodS, placeCount } from './studyOrbit.ts';
import type { DesignSeason } from './worstSeason.ts';

/** An array further off the Sun than this counts as missing it: 3.4 % of power (assumption). */
export const arrayMissMaxRad = 15 * radPerDeg;
/** Angles below this are rounding of cosines. */
const roundingRad = 1e-7;
/** Of electric propulsion, as the catalogue's propellant has it (assumption). */
export const specificImpulseS = 2000;
const standardGravityMPerS2 = 9.80665;

function trackOf({ group }: DesignSeason, betaRad: number): OrbitTrack {
  const periodS = circularPeriodS(group.altitudeKm);
  return circularTrack({ periodS, betaRad, sampleCount: placeCount });
}

function arrayFinding({ platform, attitude }: Fleet, season: DesignSeason): DesignFinding[] {
  if (platform.array.areaM2 === 0) return [];
  const surface = arraySurface(platform.array);
  const misses = season.betasRad.map(
    (betaRad) =>
      orbitPointing(surface, { kind: 'face', target: 'sun' }, attitude, trackOf(season, betaRad))
        .missMaxRad,
  );
  const missMaxRad = Math.max(...misses);
  return [
    atMost(
      {
        area: 'pointing',
        what: `array off the Sun at worst (${surface.joint.kind} joint)`,
        unit: 'deg',
        note: 'worst place of the orbit and worst β of the year; 15° allowed (3.4 % of power)',
      },
      arrayMissMaxRad / radPerDeg,
      missMaxRad < roundingRad ? 0 : missMaxRad / radPerDeg,
    ),
  ];
}

/** The terminal's cone against every direction in which a station may stand. */
function terminalFinding(
  { platform, attitude }: Fleet,
  season: DesignSeason,
  stations: Scenario['stations'],
): DesignFinding[] {
  if (stations.length === 0 || platform.terminal.count === 0) return [];
  const ratio = earthRadiusEquatorialKm / (earthRadiusEquatorialKm + season.group.altitudeKm);
  const elevationMinRad = Math.min(...stations.map((each) => each.elevationMinRad));
  const edgeRad = asin(Math.min(1, ratio * cos(elevationMinRad)));
  const tilts = season.betasRad.flatMap((betaRad) =>
    bodyTargets(attitude, trackOf(season, betaRad)).map(({ earth }) =>
      acos(Math.max(-1, Math.min(1, dotOf(platform.terminal.bodyNormal, earth)))),
    ),
  );
  const neededRad = Math.min(Math.PI, Math.max(...tilts) + edgeRad);
  const edgeDeg = (edgeRad / radPerDeg).toFixed(0);
  return [
    atLeast(
      {
        area: 'pointing',
        what: 'terminal, half-angle to every station in view',
        unit: 'deg',
        note: `stations up to ${edgeDeg}° from nadir, the terminal tilted as the attitude has it`,
      },
      neededRad / radPerDeg,
      platform.terminal.fieldOfRegardRad / radPerDeg,
    ),
  ];
}

/** How the fleet's plates stand in the air at the β of its longest shadow. */
function windOf(fleet: Fleet, season: DesignSeason) {
  const { platform, attitude } = fleet;
  const areas = orbitAreas(heldPlates(platform), attitude, trackOf(season, season.worst.betaRad));
  const { altitudeKm } = season.group;
  const body: WindBody = { altitudeKm, massKg: platform.massKg, dragCoefficient };
  return { areas, body };
}

/** What there is to say of surfaces broadside to the wind, with what that costs. */
export function windProblems(fleet: Fleet, season: DesignSeason, path: string): Problem[] {
  const { areas, body } = windOf(fleet, season);
  return windWarnings(areas, body, path);
}

/** Words for the radiator's line, as it stands in the wind and as it does not. */
export const radiatorInWind: readonly string[] = [
  'radiator area in the wind',
  'radiator edge-on to Sun and Earth, so broadside to the wind',
];

/** The radiator in the wind, and the propellant that holding the orbit takes. */
function windFindings(fleet: Fleet, season: DesignSeason): DesignFinding[] {
  const { areas, body } = windOf(fleet, season);
  const { platform } = fleet;
  const radiator = areas.surfaces.find(({ name }) => name === 'radiator')!;
  const isBroadside = isBroadsideToWind(radiator);
  const what = radiatorInWind[isBroadside ? 1 : 0]!;
  const [warning] = windWarnings(areas, body, '');
  const findings: DesignFinding[] = [];
  if (radiator.areaM2 > 0) {
    findings.push(
      finding(
        { area: 'pointing', what, unit: 'm²', note: warning?.message ?? '' },
        {
          needed: broadsideShareMin * radiator.areaM2,
          available: radiator.toVelocityM2,
          isLimit: true,
          closes: !isBroadside,
        },
      ),
    );
  }
  const cost = windCost(body, areas.toVelocityM2);
  if (cost.isGuess) return findings;
  const deltaVMPerS = cost.deltaVMPerSPerYear * platform.designLifeYears;
  const usedKg =
    platform.massKg * (1 - exp(-deltaVMPerS / (specificImpulseS * standardGravityMPerS2)));
  const air = `${cost.deltaVMPerSPerYear.toFixed(1)} m/s a year in mean air`;
  findings.push(
    atLeast(
      {
        area: 'mass',
        what: 'propellant to hold the orbit for the design life',
        unit: 'kg',
        note: `${air}, specific impulse ${specificImpulseS} s; no avoidance, no disposal`,
      },
      usedKg,
      platform.masses.propellantMassKg,
    ),
  );
  return findings;
}

/** Everything of a fleet's design about where its surfaces stand. */
export function pointingFindings(
  fleet: Fleet,
  season: DesignSeason,
  stations: Scenario['stations'],
): DesignFinding[] {
  return [
    ...arrayFinding(fleet, season),
    ...terminalFinding(fleet, season, stations),
    ...windFindings(fleet, season),
  ];
}
