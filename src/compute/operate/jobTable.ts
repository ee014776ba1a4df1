// What became of each job? The columns that a run fills, one row per job.

import type { JobTemplate, Scenario } from '../scenario/scenario.ts';
import { hasResidency } from '../workload/residency.ts';
import type { JobColumns } from '../workload/arrivals.ts';
import type { JobStatus, JobTable } from '../account/result.ts';
import { jobStatuses } from '../account/result.ts';

/** The table with nothing done yet: every job unfinished. */
export function createJobTable(jobs: JobColumns): JobTable {
  const { count, templates } = jobs;
  const column = () => new Float64Array(count);
  const never = () => column().fill(NaN);
  return {
    count,
    id: Array.from({ length: count }, (_, index) => jobs.id(index)),
    templateIndex: jobs.templateIndex,
    satelliteIndex: new Int32Array(count).fill(-1),
    statusCode: new Uint8Array(count).fill(statusCode('unfinished')),
    releaseS: releasesOf(jobs),
    deadlineS: jobs.deadlineS,
    startedS: never(),
    finishedS: never(),
    deliveredS: never(),
    firstTokenAtS: never(),
    valueEarned: column(),
    energyJ: column(),
    tokensOut: column(),
    inUseS: column(),
    interruptedCount: new Int32Array(count),
    silentCorruptionCount: new Int32Array(count),
    faultLossAcceleratorS: column(),
    templates: templates.map(labelOf),
  };
}

/** What readers of the table need of a template. */
function labelOf({ id, kind, value, service }: JobTemplate): JobTable['templates'][number] {
  if (service === undefined) return { id, kind, value };
  return { id, kind, value, role: service.isReplica ? 'replica' : 'request' };
}

/** When jobs are released; of calls that wait for others NaN until they are. */
function releasesOf({ releaseS, chains }: JobColumns): Float64Array {
  if (chains === undefined) return releaseS;
  return releaseS.map((timeS, job) => (chains.isWaiting[job] === 1 ? NaN : timeS));
}

export function statusCode(status: JobStatus): number {
  return jobStatuses.indexOf(status);
}

/**
 * Distinct accelerators (with their count per satellite, and by how dense protons are, which says
 * how often jobs write checkpoints; and whose they are where a job may not be everywhere) of a
 * scenario: `classIndex` of views.
 */
export function runtimeClassIndex(
  scenario: Pick<Scenario, 'fleets' | 'workload'>,
  fluxMean: readonly number[],
): readonly number[] {
  const seen = new Map<string, number>();
  const isRuled = hasResidency(scenario.workload);
  return scenario.fleets.map(({ platform, registryState, operator }, fleet) => {
    const { accelerator, acceleratorCount } = platform;
    const law = isRuled ? [registryState, operator] : [];
    const key = JSON.stringify([accelerator, acceleratorCount, fluxMean[fleet], ...law]);
    const index = seen.get(key) ?? seen.size;
    seen.set(key, index);
    return index;
  });
}
