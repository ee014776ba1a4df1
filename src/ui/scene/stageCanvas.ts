// Can the page draw in three dimensions, and on what? One graphics context for question and scene.

/** How the scene's context is made: as three.js would, which takes it as it is. */
const attributes: WebGLContextAttributes = {
  ...{ alpha: true, antialias: true, depth: true, stencil: false },
  powerPreference: 'high-performance',
};

/** A canvas with a context of WebGL 2. */
export interface StageCanvas {
  readonly canvas: HTMLCanvasElement;
  readonly context: WebGL2RenderingContext;
}

let spare: StageCanvas | null = null;
let canDraw: boolean | undefined;

function makeCanvas(): StageCanvas | null {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2', attributes);
  return context === null ? null : { canvas, context };
}

/** Whether the browser gives out a WebGL2 context; asked once, and what it gave is kept. */
export function hasWebGl2(): boolean {
  if (canDraw === undefined) {
    spare = makeCanvas();
    canDraw = spare !== null;
  }
  return canDraw;
}

/** A canvas for one mount of the scene, never the same twice; null where there is none. */
export function takeStageCanvas(): StageCanvas | null {
  const taken = spare ?? makeCanvas();
  spare = null;
  return taken;
}
