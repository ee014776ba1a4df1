// Where do stacked bars begin and end, and which colour has a class of jobs?

/** Counts of one class, bar by bar. */
export interface BarLayer {
  readonly color: string;
  readonly counts: readonly number[];
}

interface Bar {
  readonly bar: number;
  /** Counts of the layers below, and with this one. */
  readonly from: number;
  readonly to: number;
}

export interface Stacks {
  readonly barCount: number;
  /** The highest bar; at least 1. */
  readonly most: number;
  readonly stacks: readonly { readonly color: string; readonly bars: readonly Bar[] }[];
}

/** Layers one upon the other; bars of nothing are left out. */
export function stacksOf(layers: readonly BarLayer[]): Stacks {
  const barCount = Math.max(1, ...layers.map(({ counts }) => counts.length));
  const tops = new Array<number>(barCount).fill(0);
  const stacks = layers.map(({ color, counts }) => {
    const bars: Bar[] = [];
    counts.forEach((count, bar) => {
      if (count <= 0) return;
      const from = tops[bar]!;
      tops[bar] = from + count;
      bars.push({ bar, from, to: from + count });
    });
    return { color, bars };
  });
  return { barCount, most: Math.max(1, ...tops), stacks };
}

const shades = [100, 62, 38] as const;

/** The colour of its kind for the first class of a kind; paler ones for those that follow. */
export function classColors(classes: readonly { readonly kind: string }[]): string[] {
  const seen = new Map<string, number>();
  return classes.map(({ kind }) => {
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    const share = shades[before % shades.length]!;
    return share === 100
      ? `var(--job-${kind})`
      : `color-mix(in srgb, var(--job-${kind}) ${share}%, var(--text-bright))`;
  });
}
