// A small result written by hand, with every awkward case that tables must get right.
import { causes, type Cause } from '../../../src/compute/account/cause.ts';
import type {
  FaultMetrics,
  JobMetrics,
  PlantMetrics,
  Result,
  SatelliteMetrics,
  ServiceMetrics,
  SilentMetrics,
} from '../../../src/compute/account/result.ts';
import { eventKinds } from '../../../src/compute/account/result.ts';

/** A name with a comma, a quote, a line break and markup. */
export const awkwardName = 'a,"b"\n<img src=x onerror=alert(1)>';

const idleFractions = Object.fromEntries(
  causes.map((cause) => [cause, cause === 'noWork' ? 0.5 : 0]),
) as Record<Cause, number>;

const plant: PlantMetrics = {
  sunlitFraction: 0.75,
  energyGeneratedJ: 100,
  energyToComputeJ: 40,
  energyHousekeepingJ: 30,
  energyLossJ: 10,
  energyRegulatorLossJ: 2,
  energyBusLossJ: 3,
  energyPointOfLoadLossJ: 4,
  energyBatteryLossJ: 1,
  energyStoredDeltaJ: 15,
  energySpilledJ: 5,
  energyUnmetJ: 2,
  heatAbsorbedJ: 50,
  heatDissipatedJ: 80,
  heatRadiatedJ: 120,
  heatStoredDeltaJ: 10,
  stateOfChargeMinFraction: 0.6,
  junctionMaxK: 350.5,
  energyChargedJ: 12.5,
  temperatureMaxK: 320.5,
  throttledS: 12,
  throttledByHeatS: 8,
  throttledByEnergyS: 4,
  utilisationFraction: 0.5,
  idleFractions,
};

const jobs: JobMetrics = {
  submittedCount: 4,
  completedCount: 2,
  onTimeCount: 1,
  lateCount: 1,
  rejectedCount: 1,
  unfinishedCount: 1,
  dueAfterEndCount: 1,
  valueEarned: 3,
  valueSubmitted: 8,
  delayP50S: 500,
  delayP95S: 900,
};

const faults: FaultMetrics = {
  interruptedCount: 2,
  silentCorruptionCount: 3,
  faultLossAcceleratorS: 40,
  acceleratorsLostCount: 1,
  checkpointAcceleratorS: 5,
  hostCrashCount: 1,
  undoneAcceleratorS: 15,
  fluxUnknownS: 0,
};

const service: ServiceMetrics = {
  attainmentFraction: 1 / 3,
  goodputTokens: 100,
  goodputSampleCount: 2,
  goodputAcceleratorS: 600,
  goodputAreaKm2: null,
  workAcceleratorS: 1000,
  workLateAcceleratorS: 200,
  workLostAcceleratorS: 150,
  workUnderWayAcceleratorS: 50,
  delayP50S: 500,
  delayP95S: 900,
  delayP99S: 900,
  tardinessTotalS: 60,
  tardinessMeanS: 30,
  tardinessMaxS: 60,
  preemptedCount: 1,
  inputMovedBit: 1e9,
  outputMovedBit: 2e9,
  finishRatioP50: 1.5,
  finishRatioP95: 4,
  jainFraction: 0.7,
};

const voting = { costFraction: 0.5, undetectedLeastCount: 0, undetectedMostCount: 1e-6 };
const silent: SilentMetrics = {
  jobCount: 3,
  corruptedJobCount: 1,
  expectedCount: 0.25,
  expectedJobFraction: 0.08,
  twoCopies: voting,
  threeCopies: { ...voting, costFraction: 2 / 3 },
};

const satellite = (id: string): SatelliteMetrics => ({
  ...plant,
  ...faults,
  id,
  fleet: 'ring',
  downlinkedBit: 1e9,
  uplinkedBit: 2e9,
  relayedBit: 0,
  producedBit: 3e9,
  consumedBit: 4e9,
  onBoardDeltaBit: 0,
  storedMaxBit: 5e9,
  migratedBit: 0,
  exchangedBit: 0,
  completedCount: 1,
  deliveredFlop: 1e18,
  tokensOut: 1000,
});

interface TrailRow {
  readonly cause: Cause;
  readonly startS: number;
  readonly endS: number;
  readonly share: number;
}

const trailRows: readonly (readonly TrailRow[])[] = [
  [],
  [
    { cause: 'inputLink', startS: 100, endS: 160, share: 1 },
    { cause: 'accelerator', startS: 160, endS: 260, share: 1 },
    { cause: 'energy', startS: 260, endS: 280, share: 0.25 },
    { cause: 'energy', startS: 280, endS: 300, share: 0.5 },
    { cause: 'heat', startS: 300, endS: 310, share: 0 },
    { cause: 'energy', startS: 310, endS: 320, share: 0.1 },
    { cause: 'outputLink', startS: 820, endS: 1000, share: 1 },
  ],
  [{ cause: 'law', startS: 150, endS: 200, share: 1 }],
  [{ cause: 'noWork', startS: 3000, endS: 3600, share: 1 }],
];

function trails(): Result['trails'] {
  const flat = trailRows.flat();
  const offset = Int32Array.from([0, 0, 7, 8, 9]);
  return {
    offset,
    causeCode: Uint8Array.from(flat.map(({ cause }) => causes.indexOf(cause))),
    startS: Float64Array.from(flat.map(({ startS }) => startS)),
    endS: Float64Array.from(flat.map(({ endS }) => endS)),
    shareFraction: Float64Array.from(flat.map(({ share }) => share)),
  };
}

const jobTable: Result['jobs'] = {
  count: 4,
  id: ['punctual', awkwardName, 'refused', 'running'],
  templateIndex: Int32Array.of(0, 0, 0, 1),
  satelliteIndex: Int32Array.of(0, 1, -1, 1),
  statusCode: Uint8Array.of(0, 1, 2, 3),
  releaseS: Float64Array.of(0, 100, 150, 3000),
  deadlineS: Float64Array.of(900, 700, 900, Infinity),
  startedS: Float64Array.of(0, 260, NaN, NaN),
  finishedS: Float64Array.of(10.0005, 820, NaN, NaN),
  deliveredS: Float64Array.of(10.0005, 1000, NaN, NaN),
  firstTokenAtS: Float64Array.of(NaN, NaN, NaN, NaN),
  valueEarned: Float64Array.of(2, 1, 0, 0),
  energyJ: Float64Array.of(700, 1400, 0, 0),
  tokensOut: Float64Array.of(256, 512, 0, 0),
  inUseS: Float64Array.of(10.0005, 544, 0, 0),
  interruptedCount: Int32Array.of(0, 0, 0, 2),
  silentCorruptionCount: Int32Array.of(0, 0, 0, 1),
  faultLossAcceleratorS: Float64Array.of(0, 0, 0, 40),
  templates: [
    { id: 'chat', kind: 'llmInference', value: 2 },
    { id: 'fit', kind: 'training', value: 4 },
  ],
};

function events(): Result['events'] {
  return {
    count: 3,
    timeS: Float64Array.of(0, 100.0004, 200),
    kindCode: Uint8Array.from(
      (['penumbraEntered', 'jobReleased', 'jobRejected'] as const).map((kind) =>
        eventKinds.indexOf(kind),
      ),
    ),
    satelliteIndex: Int32Array.of(1, -1, -1),
    jobIndex: Int32Array.of(-1, 1, 2),
    stationIndex: Int32Array.of(-1, -1, 0),
    causeCodePlusOne: Uint8Array.of(0, 0, causes.indexOf('law') + 1),
    detailByRow: { 2: 'no station may take its output' },
  };
}

const series: Result['series'] = {
  sampleCount: 2,
  timeS: Float64Array.of(0, 60),
  sunlitFraction: Float32Array.of(1, 0.1, 0, 1),
  powerGeneratedW: Float32Array.of(1000.1, 0, NaN, 5),
  powerComputeW: Float32Array.of(1, 2, 3, 4),
  stateOfChargeFraction: Float32Array.of(0.9, 0.8, 0.7, 0.6),
  temperatureK: Float32Array.of(300, 301, 302, 303),
  queueCount: Float32Array.of(0, 1, 2, 3),
  powerHousekeepingW: Float32Array.of(0.5, 2, 3, 4),
  powerLossW: Float32Array.of(1.5, 2, 3, 4),
  powerBatteryW: Float32Array.of(2.5, 2, 3, 4),
  powerSpilledW: Float32Array.of(3.5, 2, 3, 4),
  heatAbsorbedW: Float32Array.of(4.5, 2, 3, 4),
  heatRadiatedW: Float32Array.of(5.5, 2, 3, 4),
  junctionK: Float32Array.of(6.5, 2, 3, 4),
};

/**
 * Two satellites, four jobs (on time, late, rejected, unfinished), three events, four samples; made
 * anew each time, as a test may change its own.
 */
export const sampleResult = (): Result => structuredClone(createSample());

function createSample(): Result {
  const none = { count: 0 };
  return {
    version: '0.0.0',
    scenario: { name: awkwardName, hash: 'abc' },
    policy: 'fifo',
    seed: 7,
    satelliteCount: 2,
    startUtcMs: Date.UTC(2026, 11, 21),
    durationS: 3600,
    stepS: 60,
    earth: 'ellipsoid',
    resultHash: 'def',
    labels: {
      satelliteIds: ['sat-1', awkwardName],
      satelliteNames: ['sat-1', awkwardName],
      fleetIds: ['ring'],
      satelliteFleetIndex: Int32Array.of(0, 0),
      stationIds: ['svalbard'],
    },
    metrics: {
      fleet: plant,
      jobs,
      jobsByKind: { llmInference: jobs },
      network: {
        downlinkedBit: 1e9,
        downlinkCapacityBit: 5e12,
        uplinkedBit: 2e9,
        relayedBit: 0,
        producedBit: 3e9,
        consumedBit: 4e9,
        onBoardDeltaBit: 0,
        migratedBit: 0,
        exchangedBit: 0,
      },
      compute: { deliveredFlop: 2e18, tokensOut: 2000 },
      faults,
      silent,
      service,
      serviceByKind: { batch: service },
      serving: null,
      chains: null,
      satellites: [satellite('sat-1'), satellite(awkwardName)],
    },
    jobs: jobTable,
    trails: trails(),
    events: events(),
    series,
    runSegments: none as Result['runSegments'],
    access: none as Result['access'],
    eclipses: none as Result['eclipses'],
    links: none as Result['links'],
    service: none as Result['service'],
    routes: none as Result['routes'],
  };
}
