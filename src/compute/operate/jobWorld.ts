// What do jobs live among, and what does each of their phases wait for?

import type { Cause } from '../account/cause.ts';
import type { JobTemplate } from '../scenario/scenario.ts';
import type { JobPhase } from '../schedule/policy.ts';
import type { JobColumns } from '../workload/arrivals.ts';
import type { CheckpointPlan } from './checkpoints.ts';
import type { GroundContacts } from './contacts.ts';
import type { EventQueue } from './eventQueue.ts';
import type { LiveJob } from './liveJob.ts';
import type { EventRecorder } from './log.ts';
import type { PlantWalk } from './plantWalk.ts';
import type { SatelliteJobs } from './satelliteJobs.ts';
import type { TrailRecorder } from './trails.ts';
import { canBeLawful } from '../workload/residency.ts';
import type { LawfulPlaces } from '../workload/residency.ts';

/** What a job's transitions reach. */
export interface JobWorld {
  readonly jobs: JobColumns;
  /** By template and class, with the writing of checkpoints. */
  readonly runtimeSByClass: readonly (readonly number[])[];
  readonly checkpointsByClass: readonly (readonly CheckpointPlan[])[];
  readonly tokensOutOf: (template: JobTemplate) => number;
  /** By template: where its data may be; null: anywhere. */
  readonly laws: readonly (LawfulPlaces | null)[];
  /** By template: which of the forecasts by law holds; -1: none. */
  readonly lawIndex: readonly number[];
  /** A job is over: delivered, or turned away for a cause. */
  readonly ended: (job: number, timeS: number, rejectedFor: Cause | null) => void;
  readonly contacts: GroundContacts;
  readonly queue: EventQueue;
  readonly walk: PlantWalk;
  readonly satellites: SatelliteJobs;
  readonly log: EventRecorder;
  readonly trails: TrailRecorder;
}

/** Where the data of a job may be; null: anywhere. */
export function lawOf({ jobs, laws }: JobWorld, job: number): LawfulPlaces | null {
  return laws[jobs.templateIndex[job]!]!;
}

/** Why a job can never run, as far as is known at its release; null: it may. */
export function whyNever(world: JobWorld, job: LiveJob): Cause | null {
  if (world.satellites.canNeverRun(job)) return 'fault';
  const law = lawOf(world, job.index);
  const isLawful = law === null || canBeLawful(law, job, job.originSatelliteIndex);
  return isLawful ? null : 'law';
}

/** What a job waits for in each phase; a ready one while too few accelerators are free. */
export const causeOfPhase: Readonly<Record<Exclude<JobPhase, 'running'>, Cause>> = {
  released: 'priority',
  uploading: 'inputLink',
  ready: 'accelerator',
  preempted: 'priority',
  restarting: 'fault',
  loading: 'data',
  resident: 'noWork',
  migrating: 'data',
  downloading: 'outputLink',
};
