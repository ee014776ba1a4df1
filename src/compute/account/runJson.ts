// What does `run --json` say about a run? One object for the command line, the page and the tests.

import { isoUtc } from './csv.ts';
import type { Metrics, Result, SatelliteMetrics } from './result.ts';

/** The object of `run --json`; its names are a contract, only ever added to. */
export interface RunJson {
  readonly scenario: { readonly name: string; readonly hash: string };
  readonly policy: string;
  readonly seed: number;
  readonly version: string;
  readonly satelliteCount: number;
  readonly startUtc: string;
  readonly durationS: number;
  readonly stepS: number;
  readonly earth: Result['earth'];
  /** Wall time of the run; not part of the hash. */
  readonly wallS: number;
  readonly fleet: Metrics['fleet'];
  readonly jobs: Metrics['jobs'];
  readonly jobsByKind: Metrics['jobsByKind'];
  readonly network: Metrics['network'];
  readonly compute: Metrics['compute'];
  readonly faults: Metrics['faults'];
  readonly silent: Metrics['silent'];
  readonly service: Metrics['service'];
  readonly serviceByKind: Metrics['serviceByKind'];
  readonly chains: Metrics['chains'];
  readonly serving: Metrics['serving'];
  readonly satellites: readonly SatelliteMetrics[];
  readonly resultHash: string;
}

/** Gathers the metrics of a run; `wallS` is measured by the caller, who has a clock. */
export function runJson(result: Result, wallS: number): RunJson {
  const { metrics } = result;
  return {
    scenario: { name: result.scenario.name, hash: result.scenario.hash },
    policy: result.policy,
    seed: result.seed,
    version: result.version,
    satelliteCount: result.satelliteCount,
    startUtc: isoUtc(result.startUtcMs) ?? '',
    durationS: result.durationS,
    stepS: result.stepS,
    earth: result.earth,
    wallS,
    fleet: metrics.fleet,
    jobs: metrics.jobs,
    jobsByKind: metrics.jobsByKind,
    network: metrics.network,
    compute: metrics.compute,
    faults: metrics.faults,
    silent: metrics.silent,
    service: metrics.service,
    serviceByKind: metrics.serviceByKind,
    chains: metrics.chains,
    serving: metrics.serving,
    satellites: metrics.satellites,
    resultHash: result.resultHash,
  };
}
