interface GuessDrawing {
  width: number;
  /** In pixels of the drawing: where the bars begin, how long a hundred percent is, and the middle of each bar. */
  left: number;
  long: number;
  middles: number[];
}

/**
 * Asks for two answers of a chart before it shows any, by a mark on the bar of each. Then the chart is as on other pages, and the
 * reader’s marks stay. Nothing is stored or sent.
 */
class GuessFirst extends HTMLElement {
  figure = this.querySelector('figure') as HTMLElement;
  guess = this.querySelector('.guess') as HTMLElement;
  tracks = [...this.querySelectorAll<HTMLElement>('.track')];
  drawings = JSON.parse(this.dataset['drawings'] ?? '') as GuessDrawing[];
  named = this.figure.getAttribute('aria-labelledby') ?? '';
  isMoved = false;

  connectedCallback() {
    this.guess.hidden = false;
    this.classList.add('guessing');
    this.figure.setAttribute('aria-labelledby', 'guess');
    for (const track of this.tracks) {
      track.addEventListener('input', () => {
        this.isMoved = true;
        this.showValue(track);
      });
      this.showValue(track);
    }
    this.guess.querySelector('button')?.addEventListener('click', this.answer);
    // The element itself is inline on phones, and has no size.
    new ResizeObserver(this.place).observe(this.figure);
  }

  slider = (track: HTMLElement) => track.querySelector('input') as HTMLInputElement;

  showValue(track: HTMLElement) {
    const slider = this.slider(track);
    const { value, valueAsNumber } = slider;
    slider.setAttribute('aria-valuetext', `${value} percent`);
    (track.querySelector('output') as HTMLElement).textContent = `${value}%`;
    track.style.setProperty('--at', `${value}%`);
    track.classList.toggle('high', valueAsNumber > 60);
  }

  /** Puts the tracks over the bars of the drawing that is shown. */
  place = () => {
    const svg = [...this.querySelectorAll('.picture svg')].find((each) => each.getClientRects().length > 0);
    const drawing = this.drawings.find(({ width }) => width === Number(svg?.getAttribute('width')));
    if (!svg || !drawing) return;
    const [box, figure] = [svg.getBoundingClientRect(), this.figure.getBoundingClientRect()];
    const scale = box.width / drawing.width;
    this.tracks.forEach((track, index) => {
      track.style.left = `${box.left - figure.left + drawing.left * scale}px`;
      track.style.top = `${box.top - figure.top - 1 + (drawing.middles[index] ?? 0) * scale}px`;
      track.style.width = `${drawing.long * scale}px`;
    });
  };

  answer = () => {
    const [wanted, would] = this.tracks.map((track) => ({
      guess: this.slider(track).value,
      answer: track.dataset['answer'],
    }));
    const answers = `Their answers: ${would?.answer}% would, ${wanted?.answer}% wanted it.`;
    const text = this.isMoved
      ? `You said ${would?.guess}% would and ${wanted?.guess}% wanted it. ${answers}`
      : answers;
    this.classList.remove('guessing');
    if (this.isMoved) this.classList.add('guessed');
    for (const output of this.querySelectorAll('output')) output.textContent = `you: ${output.textContent}`;
    this.figure.setAttribute('aria-labelledby', this.named);
    const words = this.querySelector('.read-out p > span');
    if (words) words.textContent = text;
    const title = document.getElementById(this.named);
    if (title) title.tabIndex = -1;
    title?.focus({ preventScroll: true });
    (document.getElementById('spoken') as HTMLElement).textContent = text;
  };
}

customElements.define('guess-first', GuessFirst);

// Makes this file a module to TypeScript.
export {};
