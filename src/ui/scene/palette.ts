// Which colour, shape and brightness stands for which state? Colour never says it alone.

/** Red, green, blue on screen, 0…255 (sRGB). */
export type Rgb = readonly [number, number, number];

/** Marks that stay apart without colour; the shader draws them by this order. */
export const markShapes = [
  'disc',
  'ring',
  'diamond',
  'triangle',
  'square',
  'cross',
  'half',
  'dot',
] as const;
export type MarkShape = (typeof markShapes)[number];

/** How a satellite is drawn; `emphasis` 0…3 goes from small and faint to large and bright. */
export interface Mark {
  readonly color: Rgb;
  readonly shape: MarkShape;
  readonly emphasis: 0 | 1 | 2 | 3;
}

/** What a satellite is doing, most urgent first: the first that holds is shown. */
export const satelliteStates = [
  'throttled',
  'energyShort',
  'computing',
  'waitingForLink',
  'eclipse',
  'idle',
  'unknown',
] as const;
export type SatelliteState = (typeof satelliteStates)[number];

// Hues after Okabe and Ito (2008), lightened to at least 3:1 against the dark background; those
// that are confused without red or green differ in shape and brightness.
export const stateMarks: Readonly<Record<SatelliteState, Mark>> = {
  throttled: { color: [245, 128, 84], shape: 'triangle', emphasis: 3 },
  energyShort: { color: [222, 135, 190], shape: 'cross', emphasis: 3 },
  computing: { color: [116, 205, 250], shape: 'disc', emphasis: 2 },
  waitingForLink: { color: [240, 205, 92], shape: 'diamond', emphasis: 2 },
  eclipse: { color: [112, 124, 184], shape: 'half', emphasis: 1 },
  idle: { color: [158, 170, 186], shape: 'ring', emphasis: 1 },
  unknown: { color: [186, 196, 210], shape: 'dot', emphasis: 1 },
};

export const sunlightStates = ['sunlit', 'penumbra', 'umbra'] as const;
export type SunlightState = (typeof sunlightStates)[number];

export const sunlightMarks: Readonly<Record<SunlightState, Mark>> = {
  sunlit: { color: [246, 198, 91], shape: 'disc', emphasis: 2 },
  penumbra: { color: [196, 146, 150], shape: 'half', emphasis: 2 },
  umbra: { color: [104, 118, 180], shape: 'ring', emphasis: 1 },
};

/** Eight fleets by hue and shape; further ones begin again. */
export const fleetMarks: readonly Mark[] = [
  { color: [86, 180, 233], shape: 'disc', emphasis: 2 },
  { color: [230, 159, 0], shape: 'diamond', emphasis: 2 },
  { color: [60, 191, 147], shape: 'square', emphasis: 2 },
  { color: [217, 140, 185], shape: 'triangle', emphasis: 2 },
  { color: [240, 228, 66], shape: 'ring', emphasis: 2 },
  { color: [242, 121, 92], shape: 'cross', emphasis: 2 },
  { color: [165, 177, 247], shape: 'half', emphasis: 2 },
  { color: [201, 206, 214], shape: 'dot', emphasis: 2 },
];

/** A colour ramp whose brightness goes one way all along, so that it reads in grey as well. */
export type Ramp = readonly Rgb[];

/** Empty is bright orange, which asks for attention; full is a calm blue. */
export const batteryRamp: Ramp = [
  [252, 196, 98],
  [222, 160, 116],
  [170, 150, 150],
  [114, 142, 184],
  [72, 128, 200],
];

/** Cold is dim violet, hot is nearly white. */
export const temperatureRamp: Ramp = [
  [104, 92, 176],
  [158, 84, 160],
  [214, 98, 110],
  [246, 152, 62],
  [252, 228, 150],
];

/** The ramp's colour at a fraction, ends held outside 0…1. */
export function rampColor(ramp: Ramp, fraction: number): Rgb {
  const place = Math.min(Math.max(fraction, 0), 1) * (ramp.length - 1);
  const index = Math.min(Math.floor(place), ramp.length - 2);
  const [from, to] = [ramp[index]!, ramp[index + 1]!];
  const share = place - index;
  const mix = (axis: 0 | 1 | 2): number => Math.round(from[axis] + (to[axis] - from[axis]) * share);
  return [mix(0), mix(1), mix(2)];
}

/** For style sheets and canvases. */
export function cssColor([red, green, blue]: Rgb, alpha = 1): string {
  return alpha === 1 ? `rgb(${red} ${green} ${blue})` : `rgb(${red} ${green} ${blue} / ${alpha})`;
}
