/** One named block of a model's parameters within its row of θ. */
export interface ParameterBlock {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  /** Shape of the block for one replica; θ itself is [replica, parameter]. */
  readonly shape: readonly number[];
}

/**
 * How a model's parameters lie in one row of θ. All replicas' parameters are one tensor `[replica, parameter]`, so
 * that an optimizer updates one variable, a checkpoint is one array, and a kernel binds one buffer.
 */
export class ParameterLayout {
  readonly blocks: readonly ParameterBlock[];
  /** Number of parameters of one replica. */
  readonly size: number;

  constructor(shapes: Readonly<Record<string, readonly number[]>>) {
    let offset = 0;
    this.blocks = Object.entries(shapes)
      .map(([name, shape]) => {
        const size = shape.reduce((product, extent) => product * extent, 1);
        const block = { name, offset, size, shape };
        offset += size;
        return block;
      })
      .filter((block) => block.size > 0);
    this.size = offset;
  }

  has(name: string): boolean {
    return this.blocks.some((block) => block.name === name);
  }

  block(name: string): ParameterBlock {
    const found = this.blocks.find((block) => block.name === name);
    if (!found) throw new Error(`no parameter block "${name}"; there are ${this.blocks.map((b) => b.name).join(', ')}`);
    return found;
  }
}
