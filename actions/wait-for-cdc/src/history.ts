const MOST_POINTS = 500;

/** The course of something over hours or days, in a bounded number of points evenly spread. */
export class History<Point> {
  #points: Point[] = [];
  #every = 1;
  #seen = 0;
  #last: Point | undefined;

  add(point: Point): void {
    this.#last = point;
    if (this.#seen++ % this.#every !== 0) return;
    this.#points.push(point);
    if (this.#points.length < MOST_POINTS) return;
    // Every second point goes, and from now on only every second one comes.
    this.#points = this.#points.filter((_, index) => index % 2 === 0);
    this.#every *= 2;
  }

  /** Oldest first; the newest is always among them. */
  get points(): Point[] {
    const last = this.#last;
    return last === undefined || this.#points.at(-1) === last ? this.#points : [...this.#points, last];
  }
}
