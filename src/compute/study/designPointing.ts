// Do array and terminals reach what they must, and which surface stands in the wind?
import { asin, cos, earthRadiusEquatorialKm, exp, radPerDeg } from '../../orbit/index.ts';
import { angleBetweenRad, crossOf, turned, unitOf } from '../plant/bodyDirection.ts';
import { blockedSky, reachRad, type Lookout } from '../plant/bodyPlates.ts';
import { frontToward } from '../plant/joint.ts';
import { partAims, pointingWarnings, worstPointing, type PartAim } from '../plant/partAims.ts';
import { surfaceOf } from '../plant/partSurfaces.ts';
import { bodyTargets, circularTrack, type OrbitTrack } from '../plant/pointing.ts';
import {
  broadsideShareMin,
  heldPlates,
  isBroadsideToWind,
  orbitAreas,
  windCost,
  windWarnings,
  type WindBody,
} from '../plant/windArea.ts';
import type {
  AttitudeTarget,
  BodyAxis,
  Fleet,
  Problem,
  Scenario,
  StationTerminal,
} from '../scenario/scenario.ts';
import { atLeast, atMost, finding, type DesignFinding } from './finding.ts';
import { dragCoefficient } from './keeping.ts';
import { circularPeriodS, placeCount } from './studyOrbit.ts';
import type { DesignSeason } from './worstSeason.ts';

/** Angles below this are rounding of cosines. */
const roundingRad = 1e-7;
/** Of electric propulsion, as the catalogue's propellant has it (assumption). */
export const specificImpulseS = 2000;
const standardGravityMPerS2 = 9.80665;

function trackOf({ group }: DesignSeason, betaRad: number): OrbitTrack {
  const periodS = circularPeriodS(group.altitudeKm);
  return circularTrack({ periodS, betaRad, sampleCount: placeCount });
}

/** Revolutions at the β that designs must bear. */
function tracksOf(season: DesignSeason): OrbitTrack[] {
  return season.betasRad.map((betaRad) => trackOf(season, betaRad));
}

const aimWords: Readonly<Record<AttitudeTarget, string>> = {
  sun: 'the Sun',
  earth: 'the Earth',
  velocity: 'the velocity',
  orbitNormal: 'the orbit normal',
};

function whatOf({ surface, aim }: PartAim): string {
  const joint = `(${surface.joint.kind} joint)`;
  if (aim.kind === 'rest') return `${surface.name} ${joint}`;
  const how = aim.kind === 'face' ? 'off' : 'off edge-on to';
  return `${surface.name} ${how} ${aimWords[aim.target]} at worst ${joint}`;
}

/** What each part that has something to point at misses of it. */
function aimFindings({ platform, attitude }: Fleet, season: DesignSeason): DesignFinding[] {
  const tracks = tracksOf(season);
  return partAims(platform).map((part) => {
    const { missMaxRad } = worstPointing(part, attitude, tracks);
    const allowed = (part.missAllowedRad / radPerDeg).toFixed(0);
    const cost = part.field === 'arrayJoint' ? ' (3.4 % of power)' : '';
    return atMost(
      {
        area: 'pointing',
        what: whatOf(part),
        unit: 'deg',
        note: `worst place of the orbit and worst β of the year; ${allowed}° allowed${cost}`,
      },
      part.missAllowedRad / radPerDeg,
      missMaxRad < roundingRad ? 0 : missMaxRad / radPerDeg,
    );
  });
}

/** Pointings that are out of reach in a year of the fleet's orbits, with the angle missed. */
export function aimProblems(
  { platform, attitude }: Fleet,
  seasons: readonly DesignSeason[],
  path: string,
): Problem[] {
  return pointingWarnings(platform, attitude, seasons.flatMap(tracksOf), path);
}

/** Directions on the rim of a cone that are looked at. */
const rimCount = 24;

/** Half-angle of the cone that a terminal needs, its joint turned to each station in turn. */
function neededRad(
  { bodyNormal, joint }: StationTerminal,
  nadirs: readonly BodyAxis[],
  edgeRad: number,
): number {
  if (joint.kind === 'fixed') {
    const tilts = nadirs.map((nadir) => angleBetweenRad(bodyNormal, nadir));
    return Math.min(Math.PI, Math.max(...tilts) + edgeRad);
  }
  const surface = surfaceOf('terminal', { areaM2: 0, bodyNormal, joint });
  const misses = nadirs.flatMap((nadir) => {
    const side = unitOf(crossOf(nadir, Math.abs(nadir[0]) < 0.9 ? [1, 0, 0] : [0, 1, 0]));
    const rim = turned(nadir, side, edgeRad);
    return Array.from({ length: rimCount }, (_, k) => {
      const station = turned(rim, nadir, (2 * Math.PI * k) / rimCount);
      return frontToward(surface, station).missRad;
    });
  });
  return Math.max(...misses);
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
  const nadirs = tracksOf(season).flatMap((track) =>
    bodyTargets(attitude, track).map(({ earth }) => earth),
  );
  const edgeDeg = (edgeRad / radPerDeg).toFixed(0);
  const { joint } = platform.terminal;
  const turning = joint.kind === 'fixed' ? 'tilted as' : `on its ${joint.kind} joint, as`;
  const held = `the terminal ${turning} the attitude has it`;
  const needed = neededRad(platform.terminal, nadirs, edgeRad);
  const isReached = needed < roundingRad;
  const reaching = isReached ? ': it reaches every one of them' : '';
  return [
    atLeast(
      {
        area: 'pointing',
        what: 'terminal, half-angle to every station in view',
        unit: 'deg',
        note: `stations up to ${edgeDeg}° from nadir, ${held}${reaching}`,
      },
      isReached ? 0 : needed / radPerDeg,
      platform.terminal.fieldOfRegardRad / radPerDeg,
    ),
  ];
}

/** More of its sky than this a part may not lose to its own satellite (assumption). */
export const blockedShareMax = 0.1;

/** How much of what terminals and instrument could look at array and radiator hide. */
export function blockageFindings(
  { platform }: Pick<Fleet, 'platform'>,
  stations: Scenario['stations'],
): DesignFinding[] {
  const { terminal, instrument } = platform;
  const parts: (readonly [string, Lookout])[] = [];
  if (terminal.count > 0 && stations.length > 0) parts.push(['terminals', terminal]);
  if (instrument !== null) parts.push([instrument.name, instrument]);
  return parts.map(([name, lookout]) => {
    const { blockedFraction, byPlate } = blockedSky(lookout, platform);
    const shares = Object.entries(byPlate).map(
      ([plate, share]) => `${plate} ${(100 * share).toFixed(1)} %`,
    );
    const reachDeg = (reachRad(lookout) / radPerDeg).toFixed(0);
    return atMost(
      {
        area: 'pointing',
        what: `sky of the ${name} hidden by own plates`,
        unit: 'fraction',
        note: `of all within ${reachDeg}° of the normal: ${shares.join(', ')}`,
      },
      blockedShareMax,
      blockedFraction,
    );
  });
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
    ...aimFindings(fleet, season),
    ...terminalFinding(fleet, season, stations),
    ...windFindings(fleet, season),
  ];
}
