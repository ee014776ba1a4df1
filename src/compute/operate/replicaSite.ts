// Where does a replica stand, who is with it, and how much energy has each of them used?

import type { ReplicaView } from '../schedule/policy.ts';
import { ReplicaEngine } from '../workload/serviceEngine.ts';
import type { EngineRequest, ReplicaPace } from '../workload/serviceEngine.ts';
import { perRequestS, tokenS } from '../workload/serviceWork.ts';
import type { LiveJob } from './liveJob.ts';

/** A request as the engine knows it. */
export interface ServedRequest extends EngineRequest {
  readonly job: LiveJob;
  /** Reading of its replica's clock of energy when it was admitted. */
  startedShareJ: number;
}

/** What policies see of a replica; the simulator updates it in place. */
type MutableReplicaView = { -readonly [K in keyof ReplicaView]: ReplicaView[K] };

/** What a replica has done by the end of a run. */
export interface ReplicaRecord {
  readonly job: number;
  /** When its weights were first in memory; NaN: never. */
  loadedS: number;
  loadCount: number;
  answeredCount: number;
  batchPeak: number;
  queuePeak: number;
  /** ∫ batch dt over the time at work. */
  batchS: number;
  /** Time with a batch. */
  busyS: number;
}

export function createReplicaRecord(job: number): ReplicaRecord {
  const counts = { loadCount: 0, answeredCount: 0, batchPeak: 0, queuePeak: 0 };
  return { job, loadedS: NaN, ...counts, batchS: 0, busyS: 0 };
}

/** A replica on its satellite. */
export class ReplicaSite {
  readonly job: LiveJob;
  readonly engine: ReplicaEngine<ServedRequest>;
  readonly record: ReplicaRecord;
  readonly view: MutableReplicaView;
  /** Requests placed with it, by their job. */
  readonly requests = new Map<LiveJob, ServedRequest>();
  /** Rises with every load; loads with another stamp are stale. */
  loadStamp = 0;
  /** What each of its batch has used so far: ∫ power/batch dt. */
  shareJ = 0;
  private readonly pace: ReplicaPace;
  private readonly mean: EngineRequest;
  private sharedJ = 0;
  private sharedS = 0;

  constructor(job: LiveJob, pace: ReplicaPace, mean: EngineRequest, record: ReplicaRecord) {
    this.job = job;
    this.pace = pace;
    this.mean = mean;
    this.record = record;
    this.engine = new ReplicaEngine(pace);
    this.view = {
      serviceIndex: job.serviceIndex,
      job: job.index,
      phase: job.phase,
      requestCount: 0,
      batchMax: pace.batchMax,
      slowdown: 1,
      perRequestS: perRequestS(pace, mean),
    };
  }

  add(request: ServedRequest): void {
    this.requests.set(request.job, request);
    this.refresh();
  }

  remove(job: LiveJob): void {
    this.requests.delete(job);
    this.refresh();
  }

  /** A batch begins to work: its clock of energy goes on from here. */
  beginShare(acceleratorJ: number, timeS: number): void {
    this.sharedJ = acceleratorJ;
    this.sharedS = timeS;
  }

  /** Share what was used until now among the batch; before the batch changes. */
  share(acceleratorJ: number, timeS: number): void {
    const { batchCount } = this.engine;
    if (batchCount > 0) {
      const usedJ = (acceleratorJ - this.sharedJ) * this.job.acceleratorCount;
      this.shareJ += usedJ / batchCount;
      this.record.batchS += batchCount * (timeS - this.sharedS);
      this.record.busyS += timeS - this.sharedS;
    }
    this.beginShare(acceleratorJ, timeS);
  }

  /** Bring what policies see up to date. */
  refresh(): void {
    const { view, pace, mean } = this;
    view.phase = this.job.phase;
    view.requestCount = this.requests.size;
    const batch = Math.min(pace.batchMax, this.requests.size + 1);
    view.slowdown = tokenS(pace, mean, batch) / tokenS(pace, mean, 1);
  }
}
