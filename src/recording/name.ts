/** Memorable names for recordings: 64 × 64 of them, in words that sit well beside a loss curve. */
const ADJECTIVES = (
  'amber azure bold brave bright brisk broad calm candid cheerful civil clear clever coral crisp curious ' +
  'deep dusky eager early even fair fleet fond frank fresh gentle glad golden grand green hardy ' +
  'honest humble ivory jolly keen kind light lively lucid lunar mellow merry mild neat nimble noble ' +
  'patient plain proud quick quiet ready rosy rustic serene sharp silver smooth sober steady sunny swift'
).split(' ');
const NOUNS = (
  'acorn alder aspen badger beacon birch bridge brook canyon cedar cliff clover comet coral crane creek ' +
  'curlew delta dune falcon fern finch fjord forest garden glacier grove harbour hazel heron hill island ' +
  'juniper kestrel lagoon lantern lark linden marsh meadow mesa moon otter owl pebble pine plover pond ' +
  'quarry raven reef ridge river robin saddle spruce stone summit swallow thistle tide valley willow wren'
).split(' ');

/** The name that belongs to an id: the same id, the same name. */
export function recordingName(id: string): string {
  const hash = fnv1a(id);
  return `${ADJECTIVES[hash % ADJECTIVES.length]}-${NOUNS[(hash >>> 16) % NOUNS.length]}`;
}

/** Fowler–Noll–Vo hash (1a, 32 bits) of the UTF-16 code units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
