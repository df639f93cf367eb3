import { type CurveSound, SOUND_SECONDS } from './curve-sound.ts';

/** Together the voices are no louder than this. */
const LOUDNESS = 0.16;
/** A silence is faded into over so many seconds: a cut would click. */
const FADE = 0.02;

export interface Playing {
  /** From 0 to 1. */
  progress(): number;
  stop(): void;
}

/** Plays voices through Web Audio, each an oscillator from its side. `onEnd` is called once, whoever ends it. */
export function playSound({ voices }: CurveSound, onEnd: () => void): Playing {
  const audio = new AudioContext();
  const begin = audio.currentTime + 0.05;
  const master = new GainNode(audio, { gain: LOUDNESS / Math.max(1, voices.length) });
  master.connect(audio.destination);
  for (const { pitches, pan } of voices) {
    const oscillator = new OscillatorNode(audio, { type: 'triangle' });
    const volume = new GainNode(audio, { gain: 0 });
    oscillator.connect(volume).connect(new StereoPannerNode(audio, { pan })).connect(master);
    const tick = SOUND_SECONDS / pitches.length;
    let held = pitches.find((pitch) => pitch !== null) ?? 0;
    const glide = pitches.map((pitch) => {
      held = pitch ?? held;
      return held;
    });
    oscillator.frequency.setValueCurveAtTime(glide, begin, SOUND_SECONDS);
    for (const [index, pitch] of pitches.entries()) {
      volume.gain.setTargetAtTime(pitch === null ? 0 : 1, begin + index * tick, FADE);
    }
    volume.gain.setTargetAtTime(0, begin + SOUND_SECONDS, FADE);
    oscillator.start(begin);
  }
  const begun = performance.now();
  let ended = false;
  const stop = () => {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    void audio.close();
    onEnd();
  };
  const timer = setTimeout(stop, SOUND_SECONDS * 1000 + 200);
  return { progress: () => Math.min(1, (performance.now() - begun) / (SOUND_SECONDS * 1000)), stop };
}
