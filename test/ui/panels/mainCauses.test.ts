// Does a list of jobs name the cause that each of them lost most time to?
import { expect, test } from 'vitest';
import { causes, explainJob, jobStatuses } from '../../../src/compute/index.ts';
import { mainCauseLabel, mainCauses } from '../../../src/ui/panels/mainCauses.ts';
import { syntheticDay } from '../syntheticResult.ts';

const result = syntheticDay();
const codes = mainCauses(result);

test('a late job is listed with the first cause of its reason trail', () => {
  const late = [...result.jobs.statusCode].flatMap((code, job) =>
    jobStatuses[code] === 'late' ? [job] : [],
  );
  expect(late.length).toBeGreaterThan(0);
  for (const job of late) {
    expect(causes[codes[job]!]).toBe(explainJob(result, job)!.totals[0]!.cause);
  }
});

test('a job on time needs no excuse', () => {
  const onTime = [...codes.keys()].filter(
    (job) => jobStatuses[result.jobs.statusCode[job]!] === 'onTime',
  );
  expect(onTime.every((job) => codes[job] === -1)).toBe(true);
  expect(mainCauseLabel(-1)).toBe('');
});

test('every cause has a word', () => {
  expect(new Set(causes.map((_, code) => mainCauseLabel(code))).size).toBe(causes.length);
});
