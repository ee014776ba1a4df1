// On what does the scene stand? The renderer, the camera and the two elements of the page.

import type { PerspectiveCamera, WebGLRenderer } from 'three';
import type { Entrances } from './entrances.ts';

export interface Stage {
  readonly camera: PerspectiveCamera;
  readonly renderer: WebGLRenderer;
  /** The way in for whatever brings new materials. */
  readonly entrances: Entrances;
  /** Takes pointer events and has the keyboard's focus. */
  readonly element: HTMLElement;
  readonly labelParent: HTMLElement;
  /** Asks for another frame. */
  readonly invalidate: () => void;
}
