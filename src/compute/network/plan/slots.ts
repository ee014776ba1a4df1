// When is something taken? Disjoint intervals in order, each with a tag.

/** Disjoint half-open intervals in time order. */
export class Slots {
  readonly startS: number[] = [];
  readonly endS: number[] = [];
  readonly tag: number[] = [];

  get count(): number {
    return this.startS.length;
  }

  /** The first interval that ends after `timeS`; `count` when none does. */
  firstAfter(timeS: number): number {
    let low = 0;
    let high = this.endS.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.endS[middle]! <= timeS) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  insert(at: number, startS: number, endS: number, tag: number): void {
    if (at === this.count) {
      this.startS.push(startS);
      this.endS.push(endS);
      this.tag.push(tag);
      return;
    }
    this.startS.splice(at, 0, startS);
    this.endS.splice(at, 0, endS);
    this.tag.splice(at, 0, tag);
  }

  remove(at: number, count = 1): void {
    this.startS.splice(at, count);
    this.endS.splice(at, count);
    this.tag.splice(at, count);
  }
}
