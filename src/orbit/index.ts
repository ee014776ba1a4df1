// What does the orbit room offer to the others?
export {
  acos,
  asin,
  atan,
  atan2,
  cbrt,
  cos,
  exp,
  expm1,
  hypot2,
  hypot3,
  log,
  log10,
  log1p,
  log2,
  pow,
  sin,
  sinCos,
  tan,
} from './deterministic.ts';
export {
  astronomicalUnitKm,
  earthFlattening,
  earthJ2,
  earthMuKm3PerS2,
  earthRadiusEquatorialKm,
  earthRadiusPolarKm,
  earthRotationRadPerS,
  lightSpeedKmPerS,
  meanSunRateRadPerS,
  radPerArcsec,
  radPerDeg,
  sgp4EarthRadiusKm,
  sgp4J2,
  sgp4MuKm3PerS2,
  sunRadiusKm,
} from './constants.ts';
export {
  centuriesTt,
  civilFromDays,
  dayOfYearOf,
  daysFromCivil,
  formatUtc,
  gmstRad,
  isLeapYear,
  julianDateUtc,
  parseUtc,
  parseUtcWithoutZone,
  ttMinusUtcS,
} from './time.ts';
export {
  ageWords,
  daysText,
  elementAges,
  elementAgeStaleS,
  expectedErrorKm,
  type ElementAges,
} from './elementAge.ts';
export {
  epochAgeS,
  readElementSets,
  type ElementFile,
  type ElementFormat,
  type ElementProblem,
  type ElementSet,
} from './elementSet.ts';
export { catalogNumbersOf } from './designator.ts';
export { tleFirstFreeNumber, writeTle, type TleWriting } from './writeTle.ts';
export { ommFirstFreeNumber, writeOmmJson } from './writeOmm.ts';
export { oemPages, type OemPage, type OemSatellite, type OemTimes } from './writeOem.ts';
export {
  createPropagator,
  isPropagator,
  minutesSinceEpoch,
  propagateInto,
  sgp4ErrorMeaning,
  type Propagator,
  type PropagatorFailure,
} from './sgp4.ts';
export {
  createStateSource,
  isFormationMember,
  isMemberSource,
  isSourceFailure,
  isStateTable,
  minutesSinceSourceEpoch,
  sourceStateInto,
  stateErrorMeaning,
  type OrbitRecord,
  type SourceFailure,
  type StateSource,
} from './stateSource.ts';
export { type StateSegment, type StateTable } from './stateTable.ts';
export {
  bytesPerState,
  createEphemeris,
  ephemerisEndS,
  interpolateInto,
  prepareFleet,
  propagateFleet,
  stateOffset,
  type Ephemeris,
  type PreparedFleet,
} from './ephemeris.ts';
export {
  createStationFrame,
  ecefToGeodetic,
  ecefToTeme,
  geodeticToEcef,
  greatCircleRad,
  lookAnglesInto,
  ricBasisInto,
  temeToEcef,
  temeVelocityToEcef,
  upEcef,
  type PolarMotion,
  type StationFrame,
} from './frames.ts';
export { dopplerShiftHz, topocentricInto } from './topocentric.ts';
export { slopeStateInto } from './slopeVelocity.ts';
export { propagateTwoBodyInto } from './twoBody.ts';
export { createSunTrack, sunPositionInto, sunTrackInto, type SunTrack } from './sun.ts';
export {
  moonPenumbraKind,
  moonUmbraKind,
  penumbraKind,
  shadowShape,
  sunlitFraction,
  umbraKind,
  type EarthModel,
  type ShadowShape,
} from './eclipse.ts';
export { findEclipses, type EclipseOptions } from './eclipses.ts';
export {
  findAccess,
  type AccessOptions,
  type EarthOrientation,
  type StationSite,
} from './access.ts';
export { isAboveMask, type HorizonMask } from './horizonMask.ts';
export { fleetStates, type StatesAt } from './exactStates.ts';
export type { MarginLaw } from './crossings.ts';
export {
  findMarginWindows,
  type MarginOf,
  type MarginOptions,
  type MarginWindows,
} from './marginWindows.ts';
export { findPeakS, findWindows, type IntervalList, type ScanGrid } from './finder.ts';
export { findLinks, type LinkOptions } from './links.ts';
export { clearanceKm, raisedEarth, type RaisedEarth } from './linkSight.ts';
export { linkGeometry, type LinkGeometry } from './linkGeometry.ts';
export { allPairs, gridPairs, linkablePairs, nearestPairs } from './linkPairs.ts';
export {
  mergeAccessWindows,
  mergeEclipseWindows,
  mergeLinkWindows,
  withLinkedSatellites,
  withSatellites,
  type AccessWindows,
  type EclipseWindows,
  type LinkWindows,
} from './windows.ts';
export { propagateStretches, type StateGap, type Stretch, type StretchTable } from './stretches.ts';
export {
  findInPieces,
  interruptedAlike,
  interruptedPairs,
  type Interrupted,
  type InterruptedPairs,
} from './interrupted.ts';
export { findSunlight, sunlightSegments, type SunlightSegments } from './sunlight.ts';
export {
  planChunks,
  surveyWindows,
  type Chunk,
  type Survey,
  type SurveyRequest,
} from './survey.ts';
export {
  designElementSet,
  kozaiMeanMotionRadPerMin,
  localTimeOfNodeS,
  meanMotionRadPerS,
  meanSunRightAscensionRad,
  nodeOfLocalTimeRad,
  nodeRateRadPerS,
  ringElementSets,
  sunSynchronousElementSets,
  sunSynchronousInclinationRad,
  walkerElementSets,
  type DesignedOrbit,
  type RingPattern,
  type SunSynchronousPattern,
  type WalkerPattern,
} from './patterns.ts';
export {
  brouwerSemiMajorAxisKm,
  meanOrbitOf,
  meanShapeOf,
  perifocalBasisInto,
  withSecularRates,
  type KeplerElements,
  type MeanOrbit,
} from './meanOrbit.ts';
export { earthJ3, elementsOfMeanShape, frozenEccentricity, type MeanShape } from './frozen.ts';
export {
  betaAngleAt,
  betaAngleRad,
  eclipseSeason,
  type EclipseSeason,
  type SeasonRequest,
  type SeasonSummary,
} from './season.ts';
export {
  airDensityKgPerM3,
  altitudeOfLifetimeKm,
  ballisticM2PerKg,
  decayRateKmPerS,
  densityScaleHeightKm,
  disposalLimitYears,
  dragAccelerationMPerS2,
  dragDeltaVMPerSPerYear,
  dragReport,
  dragSeparationKm,
  lifetimeS,
  quickLifetimeS,
  reentryAltitudeKm,
  solarActivityFactors,
  type DragBody,
  type DragReport,
} from './drag.ts';
export {
  hillDriftKmPerS,
  hillStateInto,
  matchEnergy,
  ricRateRadPerS,
  ricToTemeInto,
  temeToRicInto,
} from './formation.ts';
export { j2AccelerationInto, j2EnergyKm2PerS2, J2Integrator } from './j2Motion.ts';
export {
  driftStopDeltaVMPerS,
  formationDrift,
  solarPressureNPerM2,
  type FormationDrift,
  type FormationMismatch,
} from './formationDrift.ts';
export {
  clusterMembers,
  clusterPlaceCount,
  memberRelativeInto,
  type ClusterPattern,
  type Formation,
  type FormationMember,
  type MemberSource,
} from './formationMember.ts';
export { strayInto, strayedPositions, unmatchedDriftKmPerS, type Push } from './formationStray.ts';
export { findKeepOutAlarms, type KeepOutAlarm, type KeepOutRequest } from './keepOut.ts';
export {
  clusterStates,
  latticePairs,
  latticePlaces,
  latticeStateInto,
  suncatcher,
  type ClusterStart,
  type LatticeMotion,
  type LatticePlace,
} from './suncatcher.ts';
export {
  moonPositionInto,
  moonRadiusKm,
  moonSunlitFraction,
  sunlitFractionWithMoon,
} from './moon.ts';
