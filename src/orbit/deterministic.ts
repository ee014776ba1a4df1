// Which elementary functions give the same bits in every engine?
export { acos, asin, atan, atan2, cos, sin, sinCos, tan } from './deterministic/trigonometry.ts';
export { cbrt, hypot2, hypot3 } from './deterministic/roots.ts';
export { exp, expm1, log, log10, log1p, log2, pow } from './deterministic/exponential.ts';
