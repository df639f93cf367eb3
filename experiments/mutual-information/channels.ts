import { foundTable } from '../../src/experiment/findings.ts';
import { marginals, mutualInformation } from '../../src/information/entropy.ts';
import { STREAM, uniform } from '../../src/information/random.ts';
import type { FoundTable } from '../../src/recording/recording.ts';
import { KEY } from './gaussian-draws.ts';
import { throughChannel } from './joint.ts';
import type { Facts } from './theory.ts';

export const CHANNELS = 400;
export const CHANNEL_ROUNDS = 10;
/** More outcomes of z tell no more. */
const MOST_OUTCOMES = 8;

/** z drawn from y by random channels: `channels` has I(y, z) and I(x, z) of each, nats. */
export function* channels({ seed, joint: { table } }: Facts): Generator<FoundTable, void> {
  const { y } = marginals(table);
  const certain = y.map((p, i) => y.map((_, j) => (i === j ? p : 0)));
  const rows: number[][] = [];
  for (let round = 0; round < CHANNEL_ROUNDS; round++) {
    for (let i = 0; i < CHANNELS / CHANNEL_ROUNDS; i++) {
      const channel = randomChannel(seed, rows.length, y.length);
      const [ofYZ, ofXZ] = [certain, table].map((joint) => mutualInformation(throughChannel(joint, channel)));
      rows.push([ofYZ, ofXZ]);
    }
    yield foundTable('channels', { ofYZ: 'nats', ofXZ: 'nats' }, rows.slice());
  }
}

/** P(z|y), [y][z]: powers of exponential draws, divided by their sum; the higher the power, the surer the channel. */
function randomChannel(seed: number, channel: number, outcomes: number): number[][] {
  const draw = (index: number) => uniform(seed, STREAM.sample, KEY.channels + channel, index);
  const width = 2 + Math.floor(draw(0) * (Math.min(MOST_OUTCOMES, outcomes + 1) - 1));
  const power = 10 ** (2 * draw(1) - 0.5);
  return Array.from({ length: outcomes }, (_, y) => {
    const sizes = Array.from({ length: width }, (_, z) => (-Math.log(draw(2 + y * width + z))) ** power);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    return sizes.map((size) => size / total);
  });
}
