// When does an object come into the picture? Once its programs are compiled, not within a frame.

import type { Object3D } from 'three';

/** A driver that never says that it is done is waited for no longer than this. */
const waitMaxMs = 5000;

/** Resolves when an object can be drawn without a wait. */
export type Compile = (object: Object3D) => Promise<unknown>;

/**
 * Objects on their way into the scene. Drawn at once, a new material makes the page wait until the
 * driver has compiled it, which may be a second for all of a scene.
 */
export class Entrances {
  private readonly waiting = new Map<Object3D, Object3D>();
  private readonly compile: Compile;
  private readonly onEntered: () => void;
  /** Two at once would wait for each other’s programs. */
  private last: Promise<void> = Promise.resolve();

  /** `onEntered` is told of each object that has come in. */
  constructor(compile: Compile, onEntered: () => void) {
    this.compile = compile;
    this.onEntered = onEntered;
  }

  /** Whether any object is still on its way. */
  get isWaiting(): boolean {
    return this.waiting.size > 0;
  }

  /** Adds objects to `parent`, one after the other, each when it can be drawn. */
  add(parent: Object3D, ...objects: Object3D[]): void {
    for (const object of objects) {
      this.waiting.set(object, parent);
      this.last = this.last.then(() => this.letIn(object, parent));
    }
  }

  /** Takes objects out of `parent`, also those that were still on their way. */
  remove(parent: Object3D, ...objects: Object3D[]): void {
    for (const object of objects) this.waiting.delete(object);
    parent.remove(...objects);
  }

  private async letIn(object: Object3D, parent: Object3D): Promise<void> {
    if (this.waiting.get(object) !== parent) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, waitMaxMs)));
    await Promise.race([this.compile(object), late]);
    clearTimeout(timer);
    if (this.waiting.get(object) !== parent) return;
    this.waiting.delete(object);
    parent.add(object);
    this.onEntered();
  }
}
