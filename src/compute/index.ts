// What does the compute room offer to screen and command line?

export { acceleratorCountMax, jobCountMax, mergedCountMax } from './scenario/limits.ts';
export { kelvinAtZeroDegC } from './scenario/celsius.ts';
export { parseScenario } from './scenario/parse.ts';
export type { ParseOptions, ScenarioReading } from './scenario/parse.ts';
export { didYouMean } from './scenario/nearest.ts';
export { applyOverrides } from './scenario/override.ts';
export { estimateRun } from './scenario/estimate.ts';
export type { RunEstimate } from './scenario/estimate.ts';
export { scenarioJsonSchema } from './scenario/jsonSchema.ts';
export { fileNamesOf } from './scenario/fileNames.ts';
export type {
  Fleet,
  JobKind,
  Platform,
  Problem,
  Satellite,
  Scenario,
  Station,
} from './scenario/scenario.ts';
export { jobKinds } from './scenario/scenario.ts';
export { orbitOf } from './scenario/orbitOf.ts';
export { keepingOf, meetingAreas } from './study/keeping.ts';
export type { Keeping, MeetingAreas } from './study/keeping.ts';
export { coolantLimits, lifeStages, radiatorSheet } from './study/radiatorSheet.ts';
export type {
  LifeStage,
  RadiatorRow,
  RadiatorSheet,
  Rejection,
  ThrottleTime,
} from './study/radiatorSheet.ts';
export { radiatorAttitudes } from './study/radiatorSky.ts';
export type { RadiatorAttitude } from './study/radiatorSky.ts';
export type { StudyOrbit } from './study/studyOrbit.ts';
export { skyCaseNames, skyCases } from './study/skyCases.ts';
export type { SkyCase, SkyFluxes } from './study/skyCases.ts';
export { publishedRadiators } from './study/publishedRadiators.ts';
export type { PublishedRadiator } from './study/publishedRadiators.ts';
export { massParts, massRollUp } from './study/massRollUp.ts';
export type { MassPart, MassRollUp } from './study/massRollUp.ts';
export { designVerdict } from './study/designVerdict.ts';
export type { DesignVerdict } from './study/designVerdict.ts';
export type { FleetAfterLoss } from './study/designHeat.ts';
export { designAreas } from './study/finding.ts';
export type { DesignArea, DesignFinding, Verdict } from './study/finding.ts';
export { yearStudy } from './study/yearStudy.ts';
export type { YearOptions } from './study/yearStudy.ts';
export type { WorstOrbit, YearAge, YearDay, YearFleet, YearStudy } from './study/yearResult.ts';
export type { EclipseChoice, ShadowYear } from './study/eclipseChoice.ts';
export type { BridgeSize } from './study/bridgeSize.ts';
export { yearDayPages } from './study/yearTable.ts';
export { batteryWear, cyclesToEndOfLife } from './study/batteryWear.ts';
export type { BatteryWear } from './study/batteryWear.ts';
export { clusterTraining } from './study/clusterTraining.ts';
export type {
  ClusterPace,
  ClusterTraining,
  ClusterTrainingOptions,
} from './study/clusterTraining.ts';
export { fullLoad } from './study/fullLoad.ts';
export type { FullLoad } from './study/fullLoad.ts';
export { causes } from './account/cause.ts';
export type { Cause } from './account/cause.ts';
export { eventKinds, jobStatuses } from './account/result.ts';
export type {
  ChainOutcome,
  EventKind,
  EventLog,
  FaultMetrics,
  JobMetrics,
  JobStatus,
  JobTable,
  Metrics,
  PlantMetrics,
  Progress,
  ReasonTrails,
  Result,
  RunSegments,
  SatelliteMetrics,
  ServiceMetrics,
  ServingMetrics,
  SilentMetrics,
  Series,
  VotingMetrics,
} from './account/result.ts';
export { anomalyCentreRad, anomalyMargin } from './plant/protonFlux.ts';
export { doseOf } from './plant/fleetRadiation.ts';
export type { FleetRadiation } from './plant/fleetRadiation.ts';
export { fiveYearDoseTable, memoryIrregularityDoseKrad } from './plant/radiationDose.ts';
export { eventRatePerS, interruptionRatePerS } from './plant/singleEvents.ts';
export {
  checkpointOverheadFraction,
  dalyIntervalS,
  votingOf,
  youngIntervalS,
} from './plant/checkpointInterval.ts';
export { tableNames, tablePages } from './account/tables.ts';
export type { TableName } from './account/tables.ts';
export { runJson } from './account/runJson.ts';
export type { RunJson } from './account/runJson.ts';
export { causeWords, durationWords, explainJob, findJob } from './account/explain.ts';
export type { JobExplanation } from './account/explain.ts';
export { listCatalogue } from './scenario/catalogue/catalogue.ts';
export type { CatalogueRow } from './scenario/catalogue/catalogue.ts';
export { findPolicy, policies } from './schedule/policies.ts';
export type { Decision, Forecast, JobView, Policy, PolicyState } from './schedule/policy.ts';
export { PolicyError } from './schedule/policyError.ts';
export { comparePolicies, simulate } from './operate/simulate.ts';
export type { SimulateOptions } from './operate/simulate.ts';
export {
  compareWithGround,
  facilityEnergyJ,
  publishedPue,
  pueRange,
} from './study/groundControl.ts';
export { SurveyedRuns } from './study/surveyedRuns.ts';
export { createThrottleLaw } from './plant/throttle.ts';
export { deliveryPerEnergy, linkCeilingGbPerKwh } from './account/deliveryPerEnergy.ts';
export type { DeliveryPerEnergy } from './account/deliveryPerEnergy.ts';
export { accessBudget, canTalk, interSatelliteBudget } from './network/budget/link.ts';
export { createAccessLink, createInterSatelliteLink } from './network/budget/link.ts';
export type { AccessLink } from './network/budget/link.ts';
export type { LinkBudget, RateLimit } from './network/budget/linkBudget.ts';
export { accessPairs, interSatelliteLinkOf } from './network/budget/scenarioLinks.ts';
export type { AccessPair } from './network/budget/scenarioLinks.ts';
export { linkMissRad } from './network/linkMiss.ts';
export { siteDiversity } from './network/weather/diversity.ts';
export { createWeather } from './network/weather/weather.ts';
export type { Weather } from './network/weather/weather.ts';
export { antennaKinds } from './scenario/scenario.ts';
export type { AntennaKind } from './scenario/scenario.ts';
export { resolveTerminal } from './scenario/resolveTerminal.ts';
export type { Terminal } from './scenario/terminal.ts';
export { coverageStudy } from './network/paths/coverageStudy.ts';
export type { CoverageOptions, CoverageStudy } from './network/paths/coverageStudy.ts';
export { countSeen, fillKeyframes, takeOff } from './network/paths/flight.ts';
export type { Flight } from './network/paths/flight.ts';
export { latencyStudy } from './network/paths/latencyStudy.ts';
export type {
  AskingCity,
  CityLatency,
  LatencyMode,
  LatencyOptions,
} from './network/paths/latencyStudy.ts';
export { endProblem, routesOverTime } from './network/paths/routes.ts';
export type { LostSatellite, RouteInstant, RouteRequest } from './network/paths/routes.ts';
export { version } from './version.ts';
export { csvLine } from './account/csv.ts';
export { evidenceRows } from './study/evidence.ts';
export type { EvidenceRow } from './study/evidence.ts';
export { bestSplit, serviceRates } from './workload/throughput.ts';
export type { Bound, ServiceRates, Serving, Split } from './workload/throughput.ts';
export { previewWorkload } from './workload/arrivalsPreview.ts';
export type {
  Histogram,
  Spread,
  WorkloadClass,
  WorkloadPreview,
} from './workload/arrivalsPreview.ts';
export { replicaPace, replicaQueue } from './workload/service.ts';
export type { ReplicaAnswers, ReplicaRequests } from './workload/service.ts';
export type { ReplicaPace } from './workload/serviceEngine.ts';
export { serviceStudy } from './workload/serviceStudy.ts';
export type {
  Deployment,
  PeopleRequests,
  ServiceObjective,
  ServiceOutcome,
} from './workload/serviceStudy.ts';
export type { SizeBins } from './workload/sizes.ts';
export { workloadDemand } from './study/workloadDemand.ts';
export type { ClassDemand, WorkloadDemand } from './study/workloadDemand.ts';
export { workloadSupply } from './study/workloadSupply.ts';
export type { WorkloadSupply } from './study/workloadSupply.ts';
export { previewTrace, previewTraceInPieces } from './workload/tracesPreview.ts';
export type { TracePreview, TraceQuantity } from './workload/tracesPreview.ts';
export { serviceLatency } from './workload/latency.ts';
export type { ServiceLatency } from './workload/latency.ts';
export { modelSheet, servedModels, servingAccelerators } from './study/modelSheet.ts';
export type {
  MeasuredThroughput,
  ModelQuestion,
  ModelSheet,
  RooflinePoint,
  ServedOn,
} from './study/modelSheet.ts';
