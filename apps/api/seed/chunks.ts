/** So many bytes go to the socket at once. */
const length = 65_536

/** Bytes that grow at their end, in pieces that need not be moved. */
export class Chunks {
  last = Buffer.allocUnsafeSlow(length)
  /** How much of the last piece is written. */
  used = 0
  private readonly full: Buffer[] = []
  private fullSize = 0

  get size(): number {
    return this.fullSize + this.used
  }

  /** Where in the last piece there is room for so many bytes more. */
  room(most: number): number {
    if (this.used + most > this.last.length) {
      this.full.push(this.last.subarray(0, this.used))
      this.fullSize += this.used
      this.last = Buffer.allocUnsafeSlow(Math.max(length, most))
      this.used = 0
    }
    return this.used
  }

  all(): Buffer[] {
    return [...this.full, this.last.subarray(0, this.used)]
  }
}
