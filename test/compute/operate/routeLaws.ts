// What must hold of the ways that data takes in every run.
import { expect } from 'vitest';
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
export function checkRoutes({ routes, links, service, metrics, durationS }: Result): void {
  const stored = new Map<string, number>();
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
    const isOpen = from >= 0 && to >= 0 ? isLinked(links, from, to) : isServed(service, from, to);
    if (!isOpen(routes.startS[row]!, routes.endS[row]!)) expect.fail(`${load}: no contact`);
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
  // Relays of inputs never send more than they got; only where outputs arise does more leave.
  for (const [key, bits] of stored) {
    if (key.includes('/0')) expect(bits, key).toBeGreaterThan(-1e-3 - 1e-9 * upBit);
  }
}

type IsOpen = (startS: number, endS: number) => boolean;

function isLinked(links: Result['links'], from: number, to: number): IsOpen {
  const [a, b] = [Math.min(from, to), Math.max(from, to)];
  return (startS, endS) =>
    links.satelliteAIndex.some((first, row) => {
      const second = links.satelliteBIndex[row]!;
      if (Math.min(first, second) !== a || Math.max(first, second) !== b) return false;
      return links.startS[row]! <= startS + 1e-6 && links.endS[row]! >= endS - 1e-6;
    });
}

function isServed(service: Result['service'], from: number, to: number): IsOpen {
  const [satellite, station] = from < 0 ? [to, -1 - from] : [from, -1 - to];
  return (startS, endS) =>
    service.satelliteIndex.some((each, row) => {
      if (each !== satellite || service.stationIndex[row] !== station) return false;
      return service.startS[row]! <= startS + 1e-6 && service.endS[row]! >= endS - 1e-6;
    });
}
