// What happened to jobs that nobody submitted? Lives with every status and every kind of wait.

import { jobKinds } from '../../src/compute/index.ts';
import type { Cause, JobStatus } from '../../src/compute/index.ts';
import type { SyntheticOptions } from './syntheticResult.ts';

export interface TrailDraft {
  readonly cause: Cause;
  readonly startS: number;
  readonly endS: number;
  readonly share: number;
}

export interface JobDraft {
  readonly id: string;
  readonly kindCode: number;
  readonly satellite: number;
  readonly status: JobStatus;
  readonly releaseS: number;
  readonly deadlineS: number;
  /** NaN from here on where it did not happen. */
  readonly startS: number;
  readonly endS: number;
  readonly deliveredS: number;
  readonly trail: readonly TrailDraft[];
}

/** Jobs of all satellites, sorted by release; up to three run at once on one satellite. */
export function syntheticJobs(options: SyntheticOptions, random: () => number): JobDraft[] {
  const { durationS, jobsPerSatelliteCount, satelliteCount } = options;
  const meanS = (durationS / jobsPerSatelliteCount) * 1.6;
  const jobs: Omit<JobDraft, 'id'>[] = [];
  for (let satellite = 0; satellite < satelliteCount; satellite += 1) {
    for (let job = 0; job < jobsPerSatelliteCount; job += 1) {
      const startS = (job + random()) * (durationS / jobsPerSatelliteCount);
      const lengthS = meanS * (0.2 + 1.4 * random());
      jobs.push(lifeOf(satellite, startS, lengthS, durationS, random));
    }
  }
  jobs.sort((a, b) => a.releaseS - b.releaseS);
  return jobs.map((job, row) => ({ ...job, id: `job-${String(row + 1).padStart(5, '0')}` }));
}

function lifeOf(
  satellite: number,
  startS: number,
  lengthS: number,
  durationS: number,
  random: () => number,
): Omit<JobDraft, 'id'> {
  const kindCode = Math.floor(random() ** 2 * jobKinds.length);
  const releaseS = Math.max(0, startS - 1200 * random());
  const rejected = random() < 0.02;
  const common = { kindCode, satellite, releaseS };
  if (rejected) {
    const deadlineS = releaseS + 600;
    const never = { startS: NaN, endS: NaN, deliveredS: NaN };
    return { ...common, ...never, status: 'rejected', deadlineS, trail: [] };
  }
  const endS = Math.min(startS + lengthS, durationS);
  const deliveredS = endS + 300 + 2400 * random();
  const deadlineS = releaseS + lengthS + 1200 + 2400 * random();
  const isDelivered = deliveredS < durationS;
  const lateness: JobStatus = deliveredS > deadlineS ? 'late' : 'onTime';
  return {
    ...common,
    startS,
    endS,
    deadlineS,
    deliveredS: isDelivered ? deliveredS : NaN,
    status: isDelivered ? lateness : 'unfinished',
    trail: trailOf(releaseS, startS, endS, Math.min(deliveredS, durationS)),
  };
}

/** Before the start the uplink and then the accelerator, after the end the downlink. */
function trailOf(releaseS: number, startS: number, endS: number, deliveredS: number): TrailDraft[] {
  const arrivedS = releaseS + (startS - releaseS) * 0.6;
  const rows: TrailDraft[] = [
    { cause: 'inputLink', startS: releaseS, endS: arrivedS, share: 1 },
    { cause: 'accelerator', startS: arrivedS, endS: startS, share: 1 },
    { cause: 'outputLink', startS: endS, endS: deliveredS, share: 1 },
  ];
  return rows.filter((row) => row.endS > row.startS);
}
