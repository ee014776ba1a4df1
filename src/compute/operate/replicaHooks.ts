// What do replicas of served models have to hear of the lives of jobs?

import type { Cause } from '../account/cause.ts';
import type { JobTemplate, Scenario } from '../scenario/scenario.ts';
import type { GroundContacts } from './contacts.ts';
import type { EventQueue } from './eventQueue.ts';
import type { JobLives } from './jobLife.ts';
import type { LiveJob } from './liveJob.ts';
import type { EventRecorder } from './log.ts';
import type { PlantWalk } from './plantWalk.ts';
import type { SatelliteJobs } from './satelliteJobs.ts';

/** What replicas reach. */
export interface ReplicaWorld {
  readonly scenario: Scenario;
  readonly lives: JobLives;
  readonly satellites: SatelliteJobs;
  readonly walk: PlantWalk;
  readonly contacts: GroundContacts;
  readonly queue: EventQueue;
  readonly log: EventRecorder;
  /** Take the accelerators, now or when the host is up. */
  readonly start: (job: LiveJob, timeS: number) => void;
}

/** Called for replicas and their requests only, at the instant in which it happens. */
export interface ReplicaHooks {
  /** The service of a template; -1: none. */
  serviceIndexOf(template: JobTemplate): number;
  /** Why it cannot be placed on a satellite; null: it can. */
  whyNotThere(job: LiveJob, satellite: number): { cause: Cause; detail: string } | null;
  /** It has been placed on its satellite; weights or prompt are not there yet. */
  placed(job: LiveJob, timeS: number): void;
  /** Weights or prompt are on board. */
  arrived(job: LiveJob, timeS: number): void;
  /** A replica has taken its accelerators, for the first time or after a fault. */
  started(job: LiveJob, timeS: number): void;
  /** A fault is about to stop a replica that stays where it is. */
  interrupted(job: LiveJob, timeS: number): void;
  /** It is about to leave its satellite, whatever it is doing there; may be called again. */
  left(job: LiveJob, timeS: number): void;
}
