// What do jobs live among, and what does each of their phases wait for?

import type { Cause } from '../account/cause.ts';
import type { JobTemplate } from '../scenario/scenario.ts';
import type { JobPhase } from '../schedule/policy.ts';
import type { JobColumns } from '../workload/arrivals.ts';
import type { CheckpointPlan } from './checkpoints.ts';
import type { GroundContacts } from './contacts.ts';
import type { EventRecorder } from './log.ts';
import type { PlantWalk } from './plantWalk.ts';
import type { SatelliteJobs } from './satelliteJobs.ts';
import type { TrailRecorder } from './trails.ts';

/** What a job's transitions reach. */
export interface JobWorld {
  readonly jobs: JobColumns;
  /** By template and class, with the writing of checkpoints. */
  readonly runtimeSByClass: readonly (readonly number[])[];
  readonly checkpointsByClass: readonly (readonly CheckpointPlan[])[];
  readonly tokensOutOf: (template: JobTemplate) => number;
  readonly contacts: GroundContacts;
  readonly walk: PlantWalk;
  readonly satellites: SatelliteJobs;
  readonly log: EventRecorder;
  readonly trails: TrailRecorder;
}

/** What a job waits for in each phase. */
export const causeOfPhase: Readonly<Record<Exclude<JobPhase, 'running'>, Cause>> = {
  released: 'priority',
  uploading: 'inputLink',
  ready: 'accelerator',
  preempted: 'priority',
  restarting: 'fault',
  downloading: 'outputLink',
};
