// How far do satellites in company drift apart when air and light push them unequally?
import { earthRadiusEquatorialKm } from './constants.ts';
import { dragAccelerationMPerS2, dragSeparationKm, yearS } from './drag.ts';
import { meanMotionRadPerS } from './patterns.ts';

/** Pressure of sunlight on a black surface at 1 AU, N/m²: 1361 W/m² (Kopp and Lean 2011) / c. */
export const solarPressureNPerM2 = 1361 / 299792458;

/** Two satellites that should be alike and are not quite. */
export interface FormationMismatch {
  readonly altitudeKm: number;
  /** C_D A/m of the drag surface, m²/kg, and by which share it differs. */
  readonly ballisticM2PerKg: number;
  readonly dragMismatchFraction: number;
  /** C_R A/m toward the Sun (C_R 1 black … 2 mirror), m²/kg, and by which share it differs. */
  readonly radiationM2PerKg: number;
  readonly radiationMismatchFraction: number;
  /** Of the Sun's direction, the part in the plane of the orbit: cos β. */
  readonly sunInPlaneFraction: number;
  readonly activityFactor?: number;
}

/** What a mismatch comes to. */
export interface FormationDrift {
  readonly dragDifferenceMPerS2: number;
  readonly radiationDifferenceMPerS2: number;
  /** In-track lead of the one that sinks, after a day; grows with the square of time. */
  readonly dragDriftMPerDay2: number;
  /** How fast the in-track swing (half amplitude) grows by radiation, in full Sun. */
  readonly radiationSwingMPerDay: number;
  /** How far radiation holds it beside the plane: a / n², steady. */
  readonly radiationOffsetM: number;
  /** To cancel both differences all the time. */
  readonly controlDeltaVMPerSPerYear: number;
}

/**
 * Drift and control of a pair with unequal drag and radiation pressure, from Hill's equations with
 * small forces: a steady in-track one leads by (3/2) a t²; one fixed in space within the plane
 * makes an eccentricity whose in-track swing grows by 3 a t / n. Shadows and the turn of the Sun
 * are left out: upper bounds. First order; good until the lead is a few per cent of the orbit.
 */
export function formationDrift(pair: FormationMismatch): FormationDrift {
  const { altitudeKm, sunInPlaneFraction } = pair;
  const ballistic = pair.ballisticM2PerKg * pair.dragMismatchFraction;
  const factor = pair.activityFactor ?? 1;
  const drag = dragAccelerationMPerS2(altitudeKm, ballistic, factor);
  const light = solarPressureNPerM2 * pair.radiationM2PerKg * pair.radiationMismatchFraction;
  const motion = meanMotionRadPerS(earthRadiusEquatorialKm + altitudeKm);
  const beside = Math.sqrt(Math.max(0, 1 - sunInPlaneFraction * sunInPlaneFraction));
  return {
    dragDifferenceMPerS2: drag,
    radiationDifferenceMPerS2: light,
    dragDriftMPerDay2: dragSeparationKm(altitudeKm, ballistic * factor, 86400) * 1000,
    radiationSwingMPerDay: (3 * light * sunInPlaneFraction * 86400) / motion,
    radiationOffsetM: (light * beside) / (motion * motion),
    controlDeltaVMPerSPerYear: (drag + light) * yearS,
  };
}

/** What stops a steady in-track drift (m/day) once, m/s: a third of it. */
export function driftStopDeltaVMPerS(driftMPerDay: number): number {
  return Math.abs(driftMPerDay) / 86400 / 3;
}
