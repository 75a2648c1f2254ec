/**
 * A slider for a guess, and a button that shows it next to the published share. The text of the answer is on the
 * element; nothing is stored or sent.
 */
export class GuessFirst extends HTMLElement {
  find = (selector: string) => this.querySelector(selector) as HTMLElement;
  slider = this.find('input') as HTMLInputElement;

  connectedCallback() {
    const showValue = () => {
      this.find('b').textContent = `${this.slider.value}%`;
      this.slider.setAttribute('aria-valuetext', `${this.slider.value} percent`);
    };
    this.slider.addEventListener('input', showValue);
    this.find('button').addEventListener('click', () => {
      this.answer(this.slider.valueAsNumber);
    });
    showValue();
  }

  answer(guess: number) {
    const published = Number(this.dataset['published']);
    const difference = Math.round(Math.abs(guess - published) * 10) / 10;
    const points = `${difference} ${difference === 1 ? 'point' : 'points'} ${guess > published ? 'above' : 'below'}`;
    const guessed = difference === 0 ? 'You guessed' : `You guessed ${guess}%, ${points}`;
    this.find('p').textContent =
      `${guessed} the published share of those who answered, ${published}%. ${this.dataset['limits']}`;
    const mark = this.find('[data-mark]');
    mark.setAttribute('x', `${guess}%`);
    mark.setAttribute('display', 'inline');
    mark.setAttribute('text-anchor', guess < 50 ? 'start' : 'end');
    this.find('[data-text$=chosen]').textContent = `your guess: ${guess}%`;
    this.find('div').hidden = false;
  }
}

customElements.define('guess-first', GuessFirst);
