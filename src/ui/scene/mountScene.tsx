// How does the scene get a canvas, a renderer and frames, and how does it give them back?

import { createRoot, extend, useFrame } from '@react-three/fiber';
import type { ReconcilerRoot, RenderProps, RootState } from '@react-three/fiber';
import { Group, PerspectiveCamera, WebGLRenderer } from 'three';
import type { Camera } from 'three';
import { clock } from '../clock.ts';
import { useStore } from '../store.ts';
import { Entrances } from './entrances.ts';
import type { Compile } from './entrances.ts';
import { forgetPrograms } from './keptPrograms.ts';
import type { KeyframeSource } from './keyframes.ts';
import { takeStageCanvas } from './stageCanvas.ts';
import type { StageCanvas } from './stageCanvas.ts';
import { SceneWorld } from './world.ts';

/** A scene in the page. */
export interface MountedScene {
  setSource: (source: KeyframeSource | null) => void;
  /** A key press; false when it means nothing to the scene. */
  press: (key: string) => boolean;
  unmount: () => void;
}

export type TroubleListener = (trouble: 'none' | 'lost' | 'noPositions') => void;

extend({ Group });

const fovDeg = 32;
/** Denser screens are drawn at this many pixels per CSS pixel: beyond it nobody sees more. */
const pixelRatioMax = 2;
const backgroundColor = 0x070a10;

function World({ world, onFrame }: { readonly world: SceneWorld; readonly onFrame: () => void }) {
  useFrame(() => {
    world.update(performance.now());
    onFrame();
  });
  return <primitive object={world.object} />;
}

/** Marks, once per page, when the first frame with everything in its place has been drawn. */
function markFirstFrame(): void {
  const name = 'dawnline:first-frame';
  if (performance.getEntriesByName(name).length > 0) return;
  requestAnimationFrame(() => performance.mark(name));
}

function createRenderer(stageCanvas: StageCanvas): WebGLRenderer {
  const renderer = new WebGLRenderer({ ...stageCanvas });
  renderer.setClearColor(backgroundColor);
  // Three asks at the first texture; the answer then waits for all that is being drawn.
  renderer.capabilities.getMaxAnisotropy();
  // Asking for the compiler's messages makes the page wait for the graphics driver.
  renderer.debug.checkShaderErrors = import.meta.env.DEV;
  return renderer;
}

/** Compiles beside the page where the driver can; elsewhere the frame that draws it compiles it. */
function compilerOf(renderer: WebGLRenderer, camera: Camera): Compile {
  const canCompileBeside = renderer.extensions.has('KHR_parallel_shader_compile');
  return (object) =>
    canCompileBeside ? renderer.compileAsync(object, camera) : Promise.resolve(object);
}

/** Says when the graphics are taken away and given back. */
function watchContext(renderer: WebGLRenderer, tell: TroubleListener, redraw: () => void): void {
  const canvas = renderer.domElement;
  canvas.addEventListener('webglcontextlost', () => tell('lost'));
  canvas.addEventListener('webglcontextrestored', () => {
    tell('none');
    renderer.setClearColor(backgroundColor); // the one thing that three does not bring back
    redraw();
  });
}

/** Makes the drawing as large as its element, now and whenever that changes. */
function fitToStage(
  root: ReconcilerRoot<HTMLCanvasElement>,
  stage: HTMLElement,
  props: RenderProps<HTMLCanvasElement>,
): ResizeObserver {
  // Every call has all the props: what one leaves out goes back to its default, the camera too.
  const fit = (): void => {
    const [width, height] = [Math.max(stage.clientWidth, 1), Math.max(stage.clientHeight, 1)];
    void root.configure({ ...props, size: { width, height, top: 0, left: 0 } });
  };
  fit();
  const observer = new ResizeObserver(fit);
  observer.observe(stage);
  return observer;
}

/**
 * Puts a scene into `stage`, drawn on demand: when the clock, the store, the camera or new
 * keyframes ask for it. Every mount has a canvas of its own, for a context once lost stays lost.
 */
export function mountScene(
  stage: HTMLElement,
  labelParent: HTMLElement,
  tell: TroubleListener,
): MountedScene {
  const stageCanvas = takeStageCanvas();
  if (stageCanvas === null) throw new Error('the browser gives out no more WebGL2 contexts');
  const { canvas } = stageCanvas;
  canvas.setAttribute('aria-hidden', 'true');
  stage.append(canvas);
  const camera = new PerspectiveCamera(fovDeg, 1, 0.05, 700);
  camera.up.set(0, 0, 1);
  const renderer = createRenderer(stageCanvas);
  let state: RootState | null = null;
  const invalidate = (): void => state?.invalidate();
  const world = new SceneWorld({
    ...{ camera, renderer, element: stage, labelParent, invalidate },
    entrances: new Entrances(compilerOf(renderer, camera), invalidate),
  });
  const root = createRoot(canvas);
  const observer = fitToStage(root, stage, {
    ...{ gl: renderer, camera, frameloop: 'demand', flat: true, dpr: [1, pixelRatioMax] },
  });
  let hasTrouble = false;
  let isMarked = false;
  const onFrame = (): void => {
    if (!isMarked && world.isComplete) markFirstFrame();
    isMarked ||= world.isComplete;
    if (world.hasFailed === hasTrouble) return;
    hasTrouble = world.hasFailed;
    tell(hasTrouble ? 'noPositions' : 'none');
  };
  state = root.render(<World world={world} onFrame={onFrame} />).getState();
  watchContext(renderer, tell, invalidate);
  const unsubscribers = [clock.subscribe(invalidate), useStore.subscribe(invalidate)];
  return {
    setSource: (source) => world.setSource(source),
    press: (key) => {
      invalidate();
      return world.rig.press(key);
    },
    unmount: () => {
      for (const unsubscribe of unsubscribers) unsubscribe();
      observer.disconnect();
      world.dispose();
      forgetPrograms();
      root.unmount();
      renderer.dispose();
      canvas.remove();
    },
  };
}
