// How long does the main thread work for one frame of the scene? A page for bench/scene.ts.
import { createRoot } from 'react-dom/client';
import { clock } from '../../../../src/ui/clock.ts';
import type { KeyframeSource } from '../../../../src/ui/scene/keyframes.ts';
import Scene from '../../../../src/ui/scene/Scene.tsx';
import { useStore } from '../../../../src/ui/store.ts';
import { dayOptions, syntheticResult } from '../../syntheticResult.ts';
import { walkerScenario } from '../walker.ts';
import type { WalkerRequest } from './walker.worker.ts';

const planeCount = 100;
const durationS = 86_400;

/** Draw calls do nothing: what is measured is our own work, not a rasteriser in software. */
function stubDrawing(): void {
  const none = (): void => undefined;
  const names = ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced'];
  for (const name of names) Object.assign(WebGL2RenderingContext.prototype, { [name]: none });
}

/** Milliseconds of script per animation frame, all callbacks of a frame together. */
function recordFrames(): number[] {
  const workMs: number[] = [];
  let lastStamp = -1;
  const original = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    original((stamp) => {
      const from = performance.now();
      callback(stamp);
      const spentMs = performance.now() - from;
      if (stamp === lastStamp) workMs[workMs.length - 1]! += spentMs;
      else workMs.push(spentMs);
      lastStamp = stamp;
    });
  return workMs;
}

function workerSource(satelliteCount: number): KeyframeSource {
  const worker = new Worker(new URL('./walker.worker.ts', import.meta.url), { type: 'module' });
  return {
    request: (startS, stepS, keyframeCount, buffer) =>
      new Promise((resolve) => {
        worker.onmessage = ({ data }: MessageEvent<Float32Array>) => {
          resolve({ satelliteCount, keyframeCount, startS, stepS, states: data });
        };
        const request: WalkerRequest = {
          ...{ satelliteCount, planeCount, startS, stepS, keyframeCount, buffer },
        };
        worker.postMessage(request, buffer === null ? [] : [buffer]);
      }),
  };
}

/** Every satellite linked with the next of its plane, all day long. */
function ringLinks(satelliteCount: number) {
  const index = Int32Array.from({ length: satelliteCount }, (_, satellite) => satellite);
  const perPlane = satelliteCount / planeCount;
  const next = index.map((i) => (i % perPlane === perPlane - 1 ? i - perPlane + 1 : i + 1));
  const all = (value: number) => new Float64Array(satelliteCount).fill(value);
  return {
    ...{ count: satelliteCount, satelliteAIndex: index, satelliteBIndex: next },
    ...{ startS: all(0), endS: all(durationS), rangeMinKm: all(400), rangeMaxKm: all(500) },
  };
}

const frames = recordFrames();

function start(satelliteCount: number): void {
  stubDrawing();
  const scenario = walkerScenario(satelliteCount, planeCount);
  const options = { ...dayOptions, satelliteCount, jobsPerSatelliteCount: 6, sampleCount: 97 };
  const result = { ...syntheticResult(options), links: ringLinks(satelliteCount) };
  useStore.getState().set({ scenario, result, selection: { kind: 'satellite', index: 7 } });
  clock.setEnd(durationS);
  clock.play();
  let before = performance.now();
  const tick = (now: number): void => {
    clock.tick((now - before) / 1000);
    before = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  const root = document.getElementById('root')!;
  root.style.cssText = 'position: absolute; inset: 0';
  createRoot(root).render(<Scene keyframes={workerSource(satelliteCount)} />);
}

/** Runs the clock at a rate for a while and returns the script's milliseconds per frame. */
async function measureFrames(rate: number, durationMs: number): Promise<number[]> {
  clock.setRate(rate);
  clock.seek(3600);
  clock.play();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  frames.length = 0;
  await new Promise((resolve) => setTimeout(resolve, durationMs));
  return frames.slice();
}

Object.assign(window, { start, measureFrames });
