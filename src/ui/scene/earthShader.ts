// How does the Earth look, by day, by night and at its edge? Colours as on screen (sRGB).

/** Softness of the terminator: full day with the Sun 6° up, full night 12° below (assumption). */
const dayShare = /* glsl */ `
float dayShare(vec3 normal, vec3 sun) { return smoothstep(-0.208, 0.105, dot(normal, sun)); }
`;

// What changes slowly over the globe is computed at its 18,721 corners, not at every pixel: half
// the time on machines that draw in software, and no difference to be seen.
export const earthVertexShader = /* glsl */ `
${dayShare}
uniform vec3 uSun;
varying vec2 vMap;
varying vec4 vLight; // day, brightness by day, twilight, edge

void main() {
  vMap = uv;
  vec3 up = normalize(mat3(modelMatrix) * normal);
  vec4 place = modelMatrix * vec4(position, 1.0);
  float sunHeight = dot(up, uSun);
  float nearDusk = (sunHeight + 0.03) / 0.085;
  float edge = 1.0 - max(dot(up, normalize(cameraPosition - place.xyz)), 0.0);
  vLight = vec4(
    dayShare(up, uSun),
    0.78 + 0.22 * clamp(sunHeight, 0.0, 1.0),
    exp(-nearDusk * nearDusk),
    edge * edge * edge * edge);
  gl_Position = projectionMatrix * viewMatrix * place;
}
`;

export const earthFragmentShader = /* glsl */ `
uniform sampler2D uLand;
varying vec2 vMap;
varying vec4 vLight;

// One pixel of line where a coordinate passes a multiple of 30°.
vec2 gridLines(vec2 map) {
  vec2 place = map * vec2(12.0, 6.0);
  vec2 width = fwidth(place);
  vec2 line = 1.0 - clamp(abs(fract(place - 0.5) - 0.5) / max(width, 1e-6) - 0.1, 0.0, 1.0);
  return line * (1.0 - smoothstep(0.05, 0.35, width));
}

void main() {
  float day = vLight.x;
  float land = texture2D(uLand, vMap).r;
  vec3 ocean = mix(vec3(0.036, 0.054, 0.084), vec3(0.086, 0.170, 0.272) * vLight.y, day);
  vec3 ground = mix(vec3(0.104, 0.128, 0.162), vec3(0.352, 0.424, 0.452) * vLight.y, day);
  vec3 color = mix(ocean, ground, land);

  // The band of twilight: a breath of warmth where the Sun is within some degrees of the horizon.
  color += vec3(0.034, 0.022, 0.020) * vLight.z * (0.7 + 0.3 * land);

  // Meridians end 5° before the poles, where they would crowd.
  vec2 lines = gridLines(vMap);
  float meridian = lines.x * step(abs(vMap.y - 0.5), 0.472);
  color += vec3(0.30, 0.42, 0.58) * max(lines.y, meridian) * mix(0.055, 0.10, day);

  color = mix(color, vec3(0.24, 0.42, 0.66), vLight.w * (0.06 + 0.36 * day));
  gl_FragColor = vec4(color, 1.0);
}
`;

export const outlineVertexShader = /* glsl */ `
${dayShare}
uniform vec3 uSun;
attribute float strength;
varying vec4 vColor; // premultiplied

void main() {
  vec4 place = modelMatrix * vec4(position, 1.0);
  vec3 up = normalize(place.xyz);
  float facing = dot(up, normalize(cameraPosition - place.xyz));
  float day = dayShare(up, uSun);
  // Towards the edge lines would crowd into a white rim.
  float alpha = strength * mix(0.50, 0.95, day) * smoothstep(0.0, 0.35, facing);
  vColor = vec4(mix(vec3(0.28, 0.37, 0.48), vec3(0.55, 0.67, 0.77), day) * alpha, alpha);
  gl_Position = facing < 0.0 ? vec4(2.0, 2.0, 2.0, 1.0) : projectionMatrix * viewMatrix * place;
}
`;

export const outlineFragmentShader = /* glsl */ `
varying vec4 vColor;

void main() {
  gl_FragColor = vColor;
}
`;

export const airVertexShader = /* glsl */ `
varying vec3 vPlace;

void main() {
  vec4 place = modelMatrix * vec4(position, 1.0);
  vPlace = place.xyz;
  gl_Position = projectionMatrix * viewMatrix * place;
}
`;

export const airFragmentShader = /* glsl */ `
uniform vec3 uSun;
uniform float uRadius;
varying vec3 vPlace;

void main() {
  vec3 along = normalize(vPlace - cameraPosition);
  vec3 closest = cameraPosition - along * dot(cameraPosition, along);
  float height = length(closest) - uRadius;
  float sunHeight = dot(normalize(closest), uSun);
  float lit = smoothstep(-0.30, 0.45, sunHeight);
  if (height > 0.42) discard;
  float near = exp(-max(height, 0.0) / 0.055);
  float far = exp(-max(height, 0.0) / 0.18);
  float haze = near * 0.50 + far * 0.12;
  float alpha = haze * (0.05 + 0.95 * lit) * smoothstep(0.42, 0.2, height);
  float blue = smoothstep(-0.12, 0.18, sunHeight);
  vec3 color = mix(vec3(0.78, 0.52, 0.38), vec3(0.36, 0.60, 0.92), blue);
  gl_FragColor = vec4(color * alpha, alpha); // premultiplied
}
`;
