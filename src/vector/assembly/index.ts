/** What src/vector/machine.ts instantiates. Compiled by scripts/vector.ts; see there. */
export { FRACTIONS } from './exp';
export { TANHS } from './tanh';
export * from './activations';
export * from './binary';
export * from './mixture';
export * from './moments';
export * from './products';
export * from './rates';
export * from './sums';
export * from './unary';
/** Where free memory begins. */
export const HEAP: usize = __heap_base;
