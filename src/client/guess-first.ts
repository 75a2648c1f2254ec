/**
 * A slider for a guess, and a button that shows it beside the published share. The words of the answer stand on the
 * element; nothing is kept or sent.
 */
export class GuessFirst extends HTMLElement {
  connectedCallback() {
    const find = (selector: string) => this.querySelector(selector) as Element;
    const slider = find('input') as HTMLInputElement;
    const read = () => {
      find('b').textContent = `${slider.value}%`;
      slider.setAttribute('aria-valuetext', `${slider.value} percent`);
    };
    slider.addEventListener('input', read);
    find('button').addEventListener('click', () => {
      this.show(slider.valueAsNumber, find);
    });
    read();
  }

  show(guess: number, find: (selector: string) => Element) {
    const published = Number(this.dataset['published']);
    const by = Math.round(Math.abs(guess - published) * 10) / 10;
    const points = `${by} ${by === 1 ? 'point' : 'points'} ${guess > published ? 'above' : 'below'}`;
    const guessed = by === 0 ? 'You guessed' : `You guessed ${guess}%, ${points}`;
    find('p').textContent =
      `${guessed} the published share of those who answered, ${published}%. ${this.dataset['limits']}`;
    const mark = find('[data-mark]');
    mark.setAttribute('x', `${guess}%`);
    mark.setAttribute('display', 'inline');
    mark.setAttribute('text-anchor', guess < 50 ? 'start' : 'end');
    find('[data-text$=chosen]').textContent = `your guess: ${guess}%`;
    (find('div') as HTMLElement).hidden = false;
  }
}

customElements.define('guess-first', GuessFirst);
