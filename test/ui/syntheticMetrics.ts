// What would be counted of a synthetic result? Round numbers; tests of ui only show them.

import { causes } from '../../src/compute/index.ts';
import type {
  Cause,
  JobMetrics,
  PlantMetrics,
  Result,
  SatelliteMetrics,
  ServiceMetrics,
} from '../../src/compute/index.ts';
import type { SyntheticOptions } from './syntheticResult.ts';

function plant(): PlantMetrics {
  const idle = Object.fromEntries(causes.map((cause) => [cause, 0])) as Record<Cause, number>;
  return {
    sunlitFraction: 0.65,
    energyGeneratedJ: 5e9,
    energyToComputeJ: 4e9,
    energyHousekeepingJ: 4e8,
    energyLossJ: 2e8,
    energyRegulatorLossJ: 4e7,
    energyBusLossJ: 3e7,
    energyPointOfLoadLossJ: 8e7,
    energyBatteryLossJ: 5e7,
    energyStoredDeltaJ: 1e8,
    energySpilledJ: 3e8,
    energyUnmetJ: 0,
    heatAbsorbedJ: 1e9,
    heatDissipatedJ: 4.6e9,
    heatRadiatedJ: 5.6e9,
    heatStoredDeltaJ: 0,
    stateOfChargeMinFraction: 0.3,
    junctionMaxK: 350,
    energyChargedJ: 1e9,
    temperatureMaxK: 330,
    throttledS: 0,
    throttledByHeatS: 0,
    throttledByEnergyS: 0,
    utilisationFraction: 0.6,
    idleFractions: { ...idle, noWork: 0.4 },
  };
}

export function syntheticMetrics({
  satelliteCount,
  jobsPerSatelliteCount,
}: SyntheticOptions): Result['metrics'] {
  const traffic = {
    downlinkedBit: 1e12,
    uplinkedBit: 1e11,
    relayedBit: 0,
    producedBit: 1e12,
    consumedBit: 1e11,
    onBoardDeltaBit: 0,
    migratedBit: 0,
    exchangedBit: 0,
  };
  const faults = {
    interruptedCount: 0,
    silentCorruptionCount: 0,
    faultLossAcceleratorS: 0,
    acceleratorsLostCount: 0,
    checkpointAcceleratorS: 0,
    hostCrashCount: 0,
    undoneAcceleratorS: 0,
    fluxUnknownS: 0,
  };
  const perSatellite = (_: unknown, index: number): SatelliteMetrics => ({
    ...plant(),
    ...traffic,
    ...faults,
    id: `satellite-${index}`,
    fleet: 'ring',
    storedMaxBit: 1e11,
    completedCount: jobsPerSatelliteCount,
    deliveredFlop: 1e20,
    tokensOut: 1e5,
  });
  const count = satelliteCount * jobsPerSatelliteCount;
  const jobs: JobMetrics = {
    submittedCount: count,
    completedCount: count,
    onTimeCount: count,
    lateCount: 0,
    rejectedCount: 0,
    unfinishedCount: 0,
    dueAfterEndCount: 0,
    valueEarned: count,
    valueSubmitted: count,
    delayP50S: 900,
    delayP95S: 3600,
  };
  const service: ServiceMetrics = {
    attainmentFraction: 1,
    goodputTokens: 1e7,
    goodputSampleCount: count,
    goodputAcceleratorS: 1e6,
    goodputAreaKm2: null,
    workAcceleratorS: 1e6,
    workLateAcceleratorS: 0,
    workLostAcceleratorS: 0,
    workUnderWayAcceleratorS: 0,
    delayP50S: 900,
    delayP95S: 3600,
    delayP99S: 3600,
    tardinessTotalS: 0,
    tardinessMeanS: 0,
    tardinessMaxS: 0,
    preemptedCount: 0,
    inputMovedBit: 1e12,
    outputMovedBit: 1e12,
    finishRatioP50: 1.5,
    finishRatioP95: 6,
    jainFraction: 0.9,
  };
  return {
    fleet: plant(),
    jobs,
    jobsByKind: {},
    network: { ...traffic, downlinkCapacityBit: 2e12 },
    compute: { deliveredFlop: 1e21, tokensOut: 1e7 },
    faults,
    silent: null,
    service,
    serviceByKind: {},
    serving: null,
    chains: null,
    satellites: Array.from({ length: satelliteCount }, perSatellite),
  };
}
