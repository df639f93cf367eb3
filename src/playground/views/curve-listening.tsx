import { useEffect, useRef, useState } from 'preact/hooks';
import type { CurveView } from '../charts/curve-frame.ts';
import type { Playing } from '../charts/play-sound.ts';
import { valueScale } from '../charts/value-scale.ts';
import { describeError, notify } from '../state/notices.ts';
import { change, settings } from '../state/store.ts';

/** Plays the shown curves as pitches; begins with a press only, ends by itself, with another press or with Escape. */
export function CurveListening({ view, onHeard }: { view: CurveView; onHeard: (step: number | null) => void }) {
  const playing = useRef<Playing | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const [sounding, setSounding] = useState(false);
  const { heard } = settings.value;
  const { lines } = view;
  const one = heard === 'all' ? undefined : lines[heard];

  useEffect(() => () => playing.current?.stop(), []);
  useEffect(() => {
    if (!sounding) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && playing.current?.stop();
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [sounding]);

  const listen = async () => {
    try {
      const { soundOf, soundTold } = await import('../charts/curve-sound.ts');
      const { playSound } = await import('../charts/play-sound.ts');
      const sound = soundOf(one ? [one] : lines, valueScale(view.axis), view.factor);
      setTold(soundTold(sound, view.unitLabel));
      if (!sound.between) return;
      playing.current = playSound(sound, () => {
        playing.current = null;
        setSounding(false);
        onHeard(null);
      });
      setSounding(true);
      const follow = () => {
        if (!playing.current) return;
        onHeard(playing.current.progress() * sound.lastStep);
        requestAnimationFrame(follow);
      };
      follow();
    } catch (error) {
      notify('wrong', 'sound', describeError(error, 'Playing the curves'));
    }
  };
  return (
    <div class="listening">
      <button
        type="button"
        class="text-button"
        disabled={lines.length === 0}
        onClick={() => (playing.current ? playing.current.stop() : void listen())}
      >
        {sounding ? 'Stop' : 'Listen'}
      </button>{' '}
      {lines.length > 1 && (
        <label class="bare-select">
          <span class="visually-hidden">Curve to listen to</span>
          <select
            value={one ? String(heard) : 'all'}
            onChange={({ currentTarget: { value } }) => change({ heard: value === 'all' ? 'all' : Number(value) })}
          >
            <option value="all">to all, from left to right</option>
            {lines.map(({ key, label }, index) => (
              <option key={key} value={index}>
                to {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <p role="status" class="aside">
        {told}
      </p>
    </div>
  );
}
