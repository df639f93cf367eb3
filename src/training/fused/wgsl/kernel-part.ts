/** What a model contributes to the training kernel: WGSL that leaves loss and gradient in workgroup memory. */
export interface KernelPart {
  /** Parameters of one replica. */
  parameters: number;
  /** 32-bit words of workgroup memory that the part declares. */
  workgroupWords: number;
  /** Constants of the run, bound as `data: array<f32>`. */
  data: Float32Array;
  /** Module-scope declarations and functions. */
  declarations: string;
  /**
   * Statements for one evaluation at θ = `q`, run by every invocation of the workgroup (so that it may hold barriers),
   * with `lid`, `replica` and `step` in scope. Afterwards `gradient[p]` and the uniform `loss` hold the batch's.
   */
  evaluate: string;
}

/** Collects a run's constants into one buffer and says where each lies. */
export class DataBuffer {
  private readonly parts: ArrayLike<number>[] = [];
  private length = 0;

  /** Appends values; returns the index of the first. */
  add(values: ArrayLike<number>): number {
    const offset = this.length;
    this.parts.push(values);
    this.length += values.length;
    return offset;
  }

  toArray(): Float32Array {
    const all = new Float32Array(Math.max(1, this.length));
    let offset = 0;
    for (const part of this.parts) {
      all.set(part, offset);
      offset += part.length;
    }
    return all;
  }
}
