// Which satellites can pass data to each other right now? Connected components of open links.

/** Follows which links are open and which satellites they connect. */
export class LinkComponents {
  /** The lowest satellite index of each satellite's component. */
  readonly componentOf: Int32Array;
  private readonly neighbours: number[][];
  private isStale = false;

  constructor(satelliteCount: number) {
    this.componentOf = Int32Array.from({ length: satelliteCount }, (_, index) => index);
    this.neighbours = Array.from({ length: satelliteCount }, () => []);
  }

  setLink(a: number, b: number, isOpen: boolean): void {
    if (isOpen) {
      this.neighbours[a]!.push(b);
      this.neighbours[b]!.push(a);
    } else {
      removeOne(this.neighbours[a]!, b);
      removeOne(this.neighbours[b]!, a);
    }
    this.isStale = true;
  }

  /** Bring `componentOf` up to date; true when any satellite changed its component. */
  refresh(): boolean {
    if (!this.isStale) return false;
    this.isStale = false;
    const before = this.componentOf.slice();
    this.componentOf.fill(-1);
    const stack: number[] = [];
    for (let root = 0; root < before.length; root += 1) {
      if (this.componentOf[root] !== -1) continue;
      this.componentOf[root] = root;
      stack.push(root);
      for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
        for (const next of this.neighbours[top]!) {
          if (this.componentOf[next] !== -1) continue;
          this.componentOf[next] = root;
          stack.push(next);
        }
      }
    }
    return this.componentOf.some((component, satellite) => component !== before[satellite]);
  }
}

/** Remove one occurrence, if there is one. */
export function removeOne(list: number[], value: number): void {
  const at = list.indexOf(value);
  if (at >= 0) list.splice(at, 1);
}
