// Does `dawnline check` say ok as ever, and where the design closes?
import { afterAll, describe, expect, test } from 'vitest';
import { Workplace } from './testShell.ts';

const place = new Workplace();
afterAll(() => place.remove());

interface Closure {
  readonly ok: boolean;
  readonly problems: readonly unknown[];
  readonly satelliteCount: number;
  readonly closure: {
    readonly closes: boolean;
    readonly findings: readonly Readonly<Record<string, unknown>>[];
    readonly afterLoss: readonly Readonly<Record<string, unknown>>[];
  };
}

describe('the table of what closes', () => {
  test('stands after ok, with what, verdict, needed, available and unit', async () => {
    const { code, out, err } = await place.run(['check', 'dawn-dusk-ring-eclipse']);
    expect([code, err]).toEqual([0, '']);
    const [first, empty, heads] = out.split('\n');
    expect(first).toMatch(/^ok: 24 satellites, /);
    expect(empty).toBe('');
    expect(heads!.trim().split(/ {2,}/)).toEqual([
      'what',
      'verdict',
      'needed',
      'available',
      'unit',
    ]);
    expect(out).toMatch(
      /compute alone in the worst revolution +does not close +153\.\d +150\.\d +kW/,
    );
    expect(out).toMatch(/45 °C coolant limit.* +does not close +1(19|20)\.\d +8\d\.\d+ +kW/);
    expect(out).toMatch(/broadside to the wind +does not close/);
    expect(out).toMatch(/\n\d+ of \d+ do not close at full work\n/);
    expect(out).toMatch(/\nnote: fleets\[0\]: the radiator is edge-on to Sun and Earth/);
  });

  test('is in --json beside what was there before', async () => {
    const { code, out } = await place.run(['check', 'dawn-dusk-ring-eclipse', '--json']);
    const found = JSON.parse(out) as Closure;
    expect(code).toBe(0);
    expect(found).toMatchObject({ ok: true, problems: [], satelliteCount: 24 });
    expect(found.closure.closes).toBe(false);
    for (const each of found.closure.findings) {
      expect(['closes', 'does not close']).toContain(each['verdict']);
      expect(typeof each['needed']).toBe('number');
    }
    const { workload } = JSON.parse(out) as { workload: { jobCount: number; classes: object[] } };
    expect(workload.jobCount).toBeGreaterThan(0);
    expect(workload.classes.length).toBeGreaterThan(0);
  });

  test('says with --train whether satellites can train a model together', async () => {
    const { code, out } = await place.run([
      'check',
      'suncatcher-cluster',
      '--train',
      'llama-3.1-8b',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('81 linked satellites');
    expect(out).toMatch(/links do not close: 800.0 Gbit\/s at 0.199 km/);
    expect(out).toMatch(/every 500 steps/);
  });

  test('names the model that --train does not know', async () => {
    const { code, err } = await place.run(['check', 'mixed-fleet', '--train', 'llama-8b']);
    expect(code).toBe(2);
    expect(err).toMatch(/--train: .*found "llama-8b"/);
  });

  test('names the fleet of each line where there are several', async () => {
    const { out } = await place.run(['check', 'mixed-fleet']);
    expect(out).toMatch(/\nedge: array/);
    expect(out).toMatch(/\nnodes: radiator/);
  });

  test('says in minutes how soon work slows down after a loop is lost', async () => {
    const set = 'fleets[0].platform.radiatorAreaM2=40';
    const { out } = await place.run(['check', 'walker-shell-60', '--set', set]);
    expect(out).toMatch(/\nheat: one loop lost, as it stands \(coolant [\d.-]+ °C\): throttles /);
    const all = /all radiation lost, end of life .*: throttles in ([\d.]+) min, trips in ([\d.]+) /;
    const [, throttles, trips] = all.exec(out)!;
    const json = await place.run(['check', 'walker-shell-60', '--json', '--set', set]);
    const { closure } = JSON.parse(json.out) as Closure;
    const last = closure.afterLoss.find(
      (each) => each['lost'] !== 'oneLoop' && each['age'] === 'end',
    )!;
    expect(Number(last['toThrottleS']) / 60).toBeCloseTo(Number(throttles), 2);
    expect(Number(last['toTripS']) / 60).toBeCloseTo(Number(trips), 2);
  });

  test('names the worst orbit of a line where orbits differ', async () => {
    const { out } = await place.run(['check', 'walker-shell-60']);
    expect(out.split('\n')[2]!.trim().split(/ {2,}/).at(-1)).toBe('worst orbit');
    expect(out).toMatch(/battery, longest shadow, new .* kWh +that of shell-\d+, of 6\n/);
  });

  test('follows what --set changes', async () => {
    const larger = 'fleets[0].platform.arrayAreaM2=900';
    const { out } = await place.run(['check', 'walker-shell-60', '--json', '--set', larger]);
    const { closure } = JSON.parse(out) as Closure;
    const [alone] = closure.findings;
    expect(alone).toMatchObject({ verdict: 'closes', unit: 'kW' });
  });
});
