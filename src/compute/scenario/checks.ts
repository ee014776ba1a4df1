// What can be wrong with a scenario as a whole, beyond its single fields?

import { gangSize } from '../workload/gang.ts';
import { runtimeS } from '../workload/runtime.ts';
import { estimateRun } from './estimate.ts';
import { filesLengthMax, jobCountMax, sampleCountMax } from './limits.ts';
import { didYouMean } from './nearest.ts';
import { property } from './parts.ts';
import { numberText } from './problem.ts';
import { formatVersion } from './schema.ts';
import type { Fleet, JobTemplate, Problem, Scenario, Station } from './scenario.ts';

/** Files are bounded together, before any of them is read. */
export function filesTooLarge(files: Readonly<Record<string, string>>): Problem | null {
  let length = 0;
  for (const content of Object.values(files)) length += content.length;
  if (length <= filesLengthMax) return null;
  const found = Math.round(length / 1e6);
  const message = `expected at most ${filesLengthMax / 1e6} MB of files, found ${found} MB`;
  return { path: 'scenario', message, hint: 'cut the files to what the scenario needs' };
}

/** A file of another version is not read any further: its words may mean something else. */
export function versionProblem(value: unknown): Problem | null {
  const found = property(value, 'dawnline');
  if (typeof found !== 'number' || !(found > formatVersion)) return null;
  return {
    path: 'dawnline',
    message: `written for a newer version: expected ${formatVersion}, found ${found}`,
    hint: 'update Dawnline',
  };
}

/** Stations are told apart by their ids. */
export function stationProblems(stations: readonly Station[]): Problem[] {
  const seen = new Set<string>();
  return stations.flatMap(({ id, fileIndex }) => {
    const isNew = !seen.has(id);
    seen.add(id);
    if (isNew) return [];
    const path = `stations[${fileIndex}]`;
    return [{ path, message: `the id "${id}" stands twice`, hint: 'give one of them another id' }];
  });
}

/** The name of a policy that does not exist. */
export function policyProblems(value: unknown, policyNames: readonly string[]): Problem[] {
  const name = property(property(value, 'policy'), 'name');
  if (typeof name !== 'string' || policyNames.includes(name)) return [];
  const message = `expected the name of a policy, found "${name.slice(0, 64)}"`;
  return [{ path: 'policy.name', message, hint: didYouMean(name, policyNames) }];
}

/** Runs that nobody would wait for, or that no machine could hold. */
export function sizeProblems(scenario: Scenario): Problem[] {
  const { sampleCount, jobCountExpected } = estimateRun(scenario);
  const problems: Problem[] = [];
  if (sampleCount > sampleCountMax) {
    const of = 'samples (satellites × steps)';
    const message = `expected at most ${sampleCountMax} ${of}, found ${sampleCount}`;
    const hint = 'use a larger stepS, a shorter durationS or fewer satellites ("take")';
    problems.push({ path: 'durationS', message, hint });
  }
  if (jobCountExpected > jobCountMax) {
    const found = Math.round(jobCountExpected);
    const message = `expected at most ${jobCountMax} jobs, found about ${found}`;
    const hint = 'put more requests into a job (requestsPerJob), or lower arrivalsPerHour';
    problems.push({ path: 'workload', message, hint });
  }
  return problems;
}

/** Why no satellite of the scenario can run jobs of this template. */
function misfit(template: JobTemplate, scenario: Scenario): string {
  const most = Math.max(0, ...scenario.fleets.map((fleet) => fleet.platform.acceleratorCount));
  // A request holds none of its own: it needs those of its replica.
  const { acceleratorCount } = template.service ?? template;
  if (acceleratorCount > most) {
    return `it holds ${acceleratorCount} accelerators, the largest satellite has ${most}`;
  }
  return `its model and state do not fit the memory of ${acceleratorCount} accelerators`;
}

/** Why the satellites of a gang cannot work together; null: they can, or it is none. */
function gangMisfit(template: JobTemplate, scenario: Scenario): string | null {
  const count = gangSize(template);
  if (count === 1) return null;
  const { fleets, satellites, models, links } = scenario;
  const sizes = fleets.map((fleet, index) => {
    if (!Number.isFinite(runtimeS(template, fleet.platform, models))) return 0;
    return satellites.filter(({ fleetIndex }) => fleetIndex === index).length;
  });
  const most = Math.max(0, ...sizes);
  if (count > most) {
    return `it holds ${count} satellites of one fleet, the largest that can run it has ${most}`;
  }
  return links.topology === 'none'
    ? 'its satellites exchange over links, and there are none'
    : null;
}

/** Why a job has no room on the satellites that could run it; null: it has some. */
function storeMisfit(template: JobTemplate, able: readonly Fleet[]): string | null {
  const mostBit = Math.max(...able.map(({ platform }) => platform.storageBit ?? Infinity));
  const neededBit = template.inputBit / gangSize(template) + template.outputBit;
  if (neededBit <= mostBit) return null;
  const needed = `its input and result need ${numberText(neededBit / 8)} bytes of a store`;
  return `${needed}, the largest has ${numberText(mostBit / 8)}`;
}

/**
 * Jobs that no satellite can run are submitted all the same, and will be rejected: say so early.
 */
export function misfitWarnings(scenario: Scenario): Problem[] {
  const { workload, fleets, models } = scenario;
  const streams = workload.streams.map((stream) => stream.template);
  const templates = new Set([...streams, ...workload.rows.map((row) => row.template)]);
  const reasons = new Map<string, string>();
  for (const template of templates) {
    const able = fleets.filter(({ platform }) =>
      Number.isFinite(runtimeS(template, platform, models)),
    );
    const reason =
      able.length === 0
        ? misfit(template, scenario)
        : (gangMisfit(template, scenario) ?? storeMisfit(template, able));
    if (reason !== null) reasons.set(template.id, reason);
  }
  return [...reasons].map(([id, reason]) => ({
    path: 'workload',
    message: `no satellite can run jobs of "${id}": ${reason}`,
    hint: 'change its acceleratorCount, satelliteCount, data or model, or choose another platform',
  }));
}
