import type { InteractiveChart } from './interactive-chart.ts';

/** In hertz, from the lowest value to the highest: two octaves. */
const lowest = 220;
const octaves = 2;

/** From one value to the next, and how long a tone lasts, in seconds. */
const [beat, length] = [0.4, 0.3];

let playing: { button: HTMLButtonElement; stop: () => void } | undefined;

/**
 * Plays the values from the one that is shown, or from the first again where that is the last, and shows each as it sounds; a
 * gap is a rest. Pressed again, it stops, and so does another chart. A screen reader then says where, since the range has the
 * focus.
 */
export async function sonify(chart: InteractiveChart, button: HTMLButtonElement): Promise<void> {
  // What is playing is looked up after this: the button may be pressed again while the values come.
  const tones = (await chart.load())?.tones;
  const before = playing;
  before?.stop();
  if (!tones || before?.button === button) return;
  const known = tones.filter((tone) => tone !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(...known)];
  const audio = new AudioContext();
  let timer = 0;
  const stop = () => {
    playing = undefined;
    clearTimeout(timer);
    void audio.close();
    button.textContent = 'Hear';
    if (document.activeElement === button) chart.range.focus();
  };
  playing = { button, stop };
  button.textContent = 'Stop';
  const play = (index: number) => {
    const tone = tones[index];
    if (tone === undefined || !chart.isConnected) {
      stop();
      return;
    }
    chart.show(index);
    if (tone !== null) {
      const frequency = lowest * 2 ** ((octaves * (tone - low)) / (high - low || 1));
      const sound = new OscillatorNode(audio, { type: 'triangle', frequency });
      sound.connect(audio.destination);
      sound.start();
      sound.stop(audio.currentTime + length);
    }
    timer = window.setTimeout(play, beat * 1000, index + 1);
  };
  const shown = chart.range.valueAsNumber;
  play(shown === tones.length ? 0 : shown - 1);
}
