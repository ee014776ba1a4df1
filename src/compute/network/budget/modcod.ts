// How many bits does a DVB-S2 symbol carry, and how far above the noise must it stand?

/** A rung of the ladder: bits per symbol and the least energy per symbol over noise density. */
export interface Modcod {
  readonly name: string;
  readonly bitPerSymbol: number;
  /** Es/N0, not Eb/N0: quasi-error-free on a channel with nothing but white noise. */
  readonly esToN0Db: number;
}

type Rung = readonly [rate: string, bitPerSymbol: number, esToN0Db: number];

const rungs: Readonly<Record<string, readonly Rung[]>> = {
  QPSK: [
    ['1/4', 0.490243, -2.35],
    ['1/3', 0.656448, -1.24],
    ['2/5', 0.789412, -0.3],
    ['1/2', 0.988858, 1.0],
    ['3/5', 1.188304, 2.23],
    ['2/3', 1.322253, 3.1],
    ['3/4', 1.487473, 4.03],
    ['4/5', 1.587196, 4.68],
    ['5/6', 1.654663, 5.18],
    ['8/9', 1.766451, 6.2],
    ['9/10', 1.788612, 6.42],
  ],
  '8PSK': [
    ['3/5', 1.779991, 5.5],
    ['2/3', 1.980636, 6.62],
    ['3/4', 2.228124, 7.91],
    ['5/6', 2.478562, 9.35],
    ['8/9', 2.646012, 10.69],
    ['9/10', 2.679207, 10.98],
  ],
  '16APSK': [
    ['2/3', 2.637201, 8.97],
    ['3/4', 2.966728, 10.21],
    ['4/5', 3.165623, 11.03],
    ['5/6', 3.300184, 11.61],
    ['8/9', 3.523143, 12.89],
    ['9/10', 3.567342, 13.13],
  ],
  '32APSK': [
    ['3/4', 3.703295, 12.73],
    ['4/5', 3.951571, 13.64],
    ['5/6', 4.11954, 14.28],
    ['8/9', 4.397854, 15.69],
    ['9/10', 4.453027, 16.05],
  ],
};

/** ETSI EN 302 307-1, table 13: frames of 64,800 bits without pilots; efficiency to 1e-6. */
export const modcods: readonly Modcod[] = Object.entries(rungs).flatMap(([constellation, rows]) =>
  rows.map(([rate, bitPerSymbol, esToN0Db]) => ({
    name: `${constellation} ${rate}`,
    bitPerSymbol,
    esToN0Db,
  })),
);

/** The names of all rungs. */
export const modcodNames: readonly string[] = modcods.map(({ name }) => name);

/**
 * The rungs worth using, from the lowest: each carries more than all that need less. Some of a
 * denser constellation need no more than others of a sparser one and carry more.
 */
export function usefulModcods(all: readonly Modcod[] = modcods): Modcod[] {
  const sorted = [...all].sort(
    (a, b) => a.esToN0Db - b.esToN0Db || b.bitPerSymbol - a.bitPerSymbol,
  );
  let best = 0;
  return sorted.filter(({ bitPerSymbol }) => {
    const isUseful = bitPerSymbol > best;
    best = Math.max(best, bitPerSymbol);
    return isUseful;
  });
}
