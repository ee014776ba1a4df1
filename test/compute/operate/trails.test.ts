// Are reasons kept by job, in order, and are losses of pace copied to the jobs that had them?
import { expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { causeCode, causes } from '../../../src/compute/account/cause.ts';
import { LossRecorder, TrailRecorder } from '../../../src/compute/operate/trails.ts';

test('rows come out grouped by job, each job’s in the order in which they were recorded', () => {
  const row = fc.record({
    job: fc.integer({ min: 0, max: 6 }),
    cause: fc.constantFrom(...causes),
    lengthS: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 100 }), (rows) => {
      const recorder = new TrailRecorder();
      rows.forEach(({ job, cause, lengthS }, at) => {
        recorder.record(job, cause, at * 10, at * 10 + lengthS);
      });
      const { offset, causeCode: codes, startS, endS } = recorder.finish(7);
      for (let job = 0; job < 7; job += 1) {
        const own = rows
          .map((each, at) => ({ ...each, startS: at * 10, endS: at * 10 + each.lengthS }))
          .filter((each) => each.job === job && each.lengthS > 0);
        const found = Array.from({ length: offset[job + 1]! - offset[job]! }, (_, at) => {
          const place = offset[job]! + at;
          return [causes[codes[place]!], startS[place], endS[place]];
        });
        expect(found).toEqual(own.map((each) => [each.cause, each.startS, each.endS]));
      }
    }),
    { numRuns: 50, seed: 5 },
  );
});

test('time that was not lost leaves no row', () => {
  const recorder = new TrailRecorder();
  recorder.record(0, 'energy', 5, 5);
  recorder.record(0, 'energy', 6, 5);
  recorder.record(0, 'energy', 5, 9, 0);
  expect([...recorder.finish(1).offset]).toEqual([0, 0]);
});

const energy = causeCode('energy');
const heat = causeCode('heat');

function copied(losses: LossRecorder, satellite: number, sinceS: number) {
  const trails = new TrailRecorder();
  losses.copyInto(trails, 0, satellite, sinceS);
  const { offset, causeCode: codes, startS, endS, shareFraction } = trails.finish(1);
  return Array.from({ length: offset[1]! }, (_, row) => [
    causes[codes[row]!],
    startS[row],
    endS[row],
    shareFraction[row],
  ]);
}

test('losses that follow each other for one cause are one row with their mean share', () => {
  const losses = new LossRecorder(2);
  losses.add(1, energy, 0, 10, 0.5);
  losses.add(1, energy, 10, 20, 0.1);
  losses.add(1, heat, 20, 30, 0.2);
  losses.add(1, heat, 40, 50, 0.4);
  losses.close(1);
  expect(copied(losses, 1, 0)).toEqual([
    ['energy', 0, 20, 0.3],
    ['heat', 20, 30, 0.2],
    ['heat', 40, 50, 0.4],
  ]);
  expect(copied(losses, 0, 0)).toEqual([]);
});

test('a job has the losses since it started and none before', () => {
  const losses = new LossRecorder(1);
  losses.add(0, energy, 0, 10, 0.5);
  losses.close(0);
  losses.add(0, energy, 10, 20, 0.25);
  losses.close(0);
  expect(copied(losses, 0, 10)).toEqual([['energy', 10, 20, 0.25]]);
});
