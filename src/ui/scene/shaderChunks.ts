// Which pieces of GLSL do several layers share? Colours everywhere are as on screen (sRGB).

import { earthRadiusScene } from './frames.ts';

/** Satellite places from two keyframe textures; mirrors hermite.ts. */
export const satellitePlace = /* glsl */ `
uniform highp sampler2D uKeyframeFrom;
uniform highp sampler2D uKeyframeTo;
uniform float uFraction;
uniform float uStepS;

// xyz: place in scene units; w: 1 if the satellite has one.
vec4 satellitePlace(int index) {
  ivec2 texel = ivec2((index & 511) << 1, index >> 9);
  vec4 from = texelFetch(uKeyframeFrom, texel, 0);
  vec4 to = texelFetch(uKeyframeTo, texel, 0);
  vec3 slopeFrom = texelFetch(uKeyframeFrom, texel + ivec2(1, 0), 0).xyz;
  vec3 slopeTo = texelFetch(uKeyframeTo, texel + ivec2(1, 0), 0).xyz;
  float s = uFraction;
  float rest = 1.0 - s;
  float weightTo = s * s * (3.0 - 2.0 * s);
  vec3 place = (1.0 - weightTo) * from.xyz + weightTo * to.xyz
    + uStepS * (s * rest * rest * slopeFrom - s * s * rest * slopeTo);
  return vec4(place, from.w * to.w);
}
`;

/** Whether the Earth hides all of a mark: depth would cut a flat one by the ground before it. */
export const earthHides = /* glsl */ `
bool earthHides(vec3 place) {
  vec3 sight = place - cameraPosition;
  float along = -dot(cameraPosition, sight) / dot(sight, sight);
  return along > 0.0 && along < 1.0
    && length(cameraPosition + along * sight) < ${earthRadiusScene.toFixed(4)};
}
`;

/** A segment between two clip-space points as a quad of constant width on screen, six corners. */
export const wideSegment = /* glsl */ `
uniform vec2 uViewportPx;

const vec4 outsideClip = vec4(2.0, 2.0, 2.0, 1.0);

// along: 0 at a, 1 at b. side: distance from the middle of the line in pixels.
vec4 wideSegment(vec4 a, vec4 b, int corner, float widthPx, out float along, out float side) {
  along = (corner == 1 || corner == 2 || corner == 4) ? 1.0 : 0.0;
  float edge = (corner == 2 || corner == 4 || corner == 5) ? 1.0 : -1.0;
  side = edge * (0.5 * widthPx + 1.0);
  const float nearW = 1e-3;
  if (a.w < nearW && b.w < nearW) return outsideClip;
  if (a.w < nearW) a = mix(b, a, (b.w - nearW) / (b.w - a.w));
  if (b.w < nearW) b = mix(a, b, (a.w - nearW) / (a.w - b.w));
  vec2 across = (b.xy / b.w - a.xy / a.w) * uViewportPx;
  float lengthPx = length(across);
  vec2 direction = lengthPx > 1e-6 ? across / lengthPx : vec2(1.0, 0.0);
  vec4 end = along > 0.5 ? b : a;
  end.xy += vec2(-direction.y, direction.x) * side * 2.0 / uViewportPx * end.w;
  return end;
}
`;

/** How much of a pixel a line of a width covers at a distance from its middle. */
export const lineCoverage = /* glsl */ `
float lineCoverage(float side, float widthPx) {
  return clamp(0.5 * widthPx + 0.5 - abs(side), 0.0, 1.0) * min(widthPx, 1.0);
}
`;
