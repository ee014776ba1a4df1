// Which colours does the canvas draw with? The page's CSS variables, read once, with fallbacks.

import { jobKinds } from '../../compute/index.ts';
import type { JobKind } from '../../compute/index.ts';

/**
 * Used where the style sheet does not define a variable. Job kinds follow Okabe and Ito's
 * colour-blind-safe set (Color Universal Design, 2008), lightened for a dark ground.
 */
const fallbacks = {
  '--bg-0': '#0a0d12',
  '--bg-1': '#10151c',
  '--bg-2': '#19202a',
  '--line': '#27303d',
  '--text': '#dbe2ec',
  '--text-dim': '#93a0b2',
  '--accent': '#6fb1ff',
  '--ok': '#45c49c',
  '--warn': '#efb04a',
  '--bad': '#f2795c',
  '--sun': '#f6c65b',
  '--umbra': '#313a5a',
  '--penumbra': '#7c6f8e',
  '--contact': '#a5b1f7',
  '--battery': '#7ed0a8',
  '--temperature': '#f08a62',
  '--job-llmInference': '#56b4e9',
  '--job-training': '#d98cb9',
  '--job-earthObservation': '#3cbf93',
  '--job-batch': '#c9ae4f',
} as const;

type Variable = keyof typeof fallbacks;

/** Canvas colours, by what they mean. */
export interface Palette {
  readonly ground: string;
  readonly band: string;
  readonly raised: string;
  readonly line: string;
  readonly text: string;
  readonly textDim: string;
  readonly accent: string;
  readonly ok: string;
  readonly warn: string;
  readonly bad: string;
  readonly sun: string;
  readonly umbra: string;
  readonly penumbra: string;
  readonly contact: string;
  readonly battery: string;
  readonly temperature: string;
  /** By index into `jobKinds`. */
  readonly jobByKind: readonly string[];
  readonly fontUi: string;
}

/** Reads the variables of an element (and its ancestors), once per mount. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: Variable): string => style.getPropertyValue(name).trim() || fallbacks[name];
  const jobVariable = (kind: JobKind): Variable => `--job-${kind}`;
  return {
    ground: read('--bg-0'),
    band: read('--bg-1'),
    raised: read('--bg-2'),
    line: read('--line'),
    text: read('--text'),
    textDim: read('--text-dim'),
    accent: read('--accent'),
    ok: read('--ok'),
    warn: read('--warn'),
    bad: read('--bad'),
    sun: read('--sun'),
    umbra: read('--umbra'),
    penumbra: read('--penumbra'),
    contact: read('--contact'),
    battery: read('--battery'),
    temperature: read('--temperature'),
    jobByKind: jobKinds.map((kind) => read(jobVariable(kind))),
    fontUi: style.fontFamily || 'system-ui, sans-serif',
  };
}
