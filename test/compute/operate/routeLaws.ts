// What must hold of the ways that data takes in every run.
import { expect } from 'vitest';
import { eventKinds } from '../../../src/compute/account/result.ts';
import type { Result } from '../../../src/compute/account/result.ts';

export const relative = 1e-9;

/** Both sides are equal to 1e-9 of the largest term. */
export function expectBalance(
  left: readonly number[],
  right: readonly number[],
  what: string,
): void {
  const sum = (terms: readonly number[]) => terms.reduce((total, term) => total + term, 0);
  const scale = Math.max(1e-6, ...[...left, ...right].map(Math.abs));
  expect(Math.abs(sum(left) - sum(right)) / scale, what).toBeLessThan(relative);
}

/** Every hop lies inside a contact, bits are those of the metrics, and none comes from nothing. */
export function checkRoutes(result: Result): void {
  const { routes, metrics, durationS } = result;
  const isOpen = openTimes(result);
  const stored = new Map<string, number>();
  const origins = originsOf(result);
  let [upBit, downBit] = [0, 0];
  for (let row = 0; row < routes.count; row += 1) {
    const [from, to] = [routes.fromIndex[row]!, routes.toIndex[row]!];
    const bits = routes.carriedBit[row]!;
    const load = `${routes.jobIndex[row]!}/${routes.directionCode[row]!}`;
    expect(bits).toBeGreaterThan(0);
    expect(routes.endS[row]!).toBeGreaterThan(routes.startS[row]!);
    expect(routes.endS[row]!).toBeLessThanOrEqual(durationS);
    if (from < 0 && routes.directionCode[row] === 0) upBit += bits;
    if (to < 0 && routes.directionCode[row] === 1) downBit += bits;
    if (!isOpen(from, to, routes.startS[row]!, routes.endS[row]!)) {
      expect.fail(`${load}: no contact`);
    }
    for (const [node, change] of [
      [from, -bits],
      [to, bits],
    ] as const) {
      if (node < 0) continue;
      const key = `${load} at ${node}`;
      stored.set(key, (stored.get(key) ?? 0) + change);
    }
  }
  expectBalance([upBit], [metrics.network.uplinkedBit], 'uplinked');
  expectBalance([downBit], [metrics.network.downlinkedBit], 'downlinked');
  // Relays of inputs never send more than they got; only where data arises does more leave.
  for (const [key, bits] of stored) {
    if (key.includes('/0') && !origins.has(key))
      expect(bits, key).toBeGreaterThan(-1e-3 - 1e-9 * upBit);
  }
}

/** Where inputs arise on board. */
function originsOf({ events }: Result): ReadonlySet<string> {
  const rows = [...events.kindCode].flatMap((kind, row) => {
    const isOrigin = eventKinds[kind] === 'jobReleased' && events.satelliteIndex[row]! >= 0;
    return isOrigin ? [`${events.jobIndex[row]!}/0 at ${events.satelliteIndex[row]!}`] : [];
  });
  return new Set(rows);
}

/** Rows of a table of windows by who meets whom. */
function rowsByEnds(first: Int32Array, second: Int32Array): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  first.forEach((a, row) => {
    const key = `${a}/${second[row]!}`;
    const same = rows.get(key);
    if (same === undefined) rows.set(key, [row]);
    else same.push(row);
  });
  return rows;
}

/** Whether two ends had a link or a service at a time, whichever of them sends. */
function openTimes({ links, service }: Result) {
  const linked = rowsByEnds(links.satelliteAIndex, links.satelliteBIndex);
  const served = rowsByEnds(service.satelliteIndex, service.stationIndex);
  return (from: number, to: number, startS: number, endS: number): boolean => {
    const isLink = from >= 0 && to >= 0;
    const keys = isLink
      ? [`${from}/${to}`, `${to}/${from}`]
      : [from < 0 ? `${to}/${-1 - from}` : `${from}/${-1 - to}`];
    const table = isLink ? links : service;
    return keys
      .flatMap((key) => (isLink ? linked : served).get(key) ?? [])
      .some((row) => table.startS[row]! <= startS + 1e-6 && table.endS[row]! >= endS - 1e-6);
  };
}
