// What do serving systems reach of their data sheets? Constants shared by all hardware and models.

/** What serving reaches: how a served model comes short of the roofline. */
export interface Efficiencies {
  /** Share of the dense data-sheet rate that matrix products and attention reach. */
  readonly computeFraction: number;
  /** Share of the memory's data-sheet rate that decoding reaches. */
  readonly memoryFraction: number;
  /** Share of the shorter of reading and computing that the longer does not hide. */
  readonly mixFraction: number;
  /**
   * Operations' worth of time that a token costs in every layer per channel of its width and routed
   * copy, beside its matrix products: element-wise kernels, small matrices, routing.
   */
  readonly flopPerChannel: number;
}

/**
 * Large matrix products reach 68 to 75 % of the dense rate (kernels of 512 tokens and more as
 * measured by Vidur, arXiv:2405.05465). Taken, not fitted: the rows cannot tell it from the others.
 */
export const computeFraction = 0.71;

/**
 * Fitted on the offline rows of MLPerf Inference v4.1 alone, least absolute error of the logarithm,
 * every configuration with the same weight (docs/models/llm-throughput.md;
 * docs/notes/fitThroughput.ts does it again). None belongs to one accelerator, one model or
 * one precision.
 */
export const fittedEfficiencies: Efficiencies = {
  computeFraction,
  memoryFraction: 0.417,
  mixFraction: 0.206,
  flopPerChannel: 141_600,
};

/** Memory that weights and cache may take; the rest is for activations and buffers (assumption). */
export const memoryUsableFraction = 0.9;

/** Share of a link's raw rate that an all-reduce reaches (assumption; large batches see it). */
export const linkFraction = 0.8;

/** Of one all-reduce beside its volume, in seconds (assumption; small batches see it). */
export const allReduceLatencyS = 5e-6;

/** Of launching the kernels of one layer, in seconds (assumption; small batches see it). */
export const layerOverheadS = 5e-6;

/** Power of host, network and conversion over that of the accelerators, as `server-8` has it. */
export const serverOverheadFraction = 0.5;
