import {
  type FieldName,
  fieldNames,
  formatSettings,
  readQuery,
  type Texts,
  writeQuery,
} from './what-if-fields.ts';
import { describeWhatIf } from './what-if-text.ts';
import { defaultSettings, type Published, type Settings } from './what-if-sum.ts';

/** Long enough that a slider on its way is not read out, and that a browser’s limit on new addresses is kept. */
const pause = 700;

/**
 * Puts life into the page that was built: reads the settings of its address, and with every change writes the same
 * sentences anew that the build wrote. What is typed is the only state.
 */
class WhatIf extends HTMLElement {
  published = JSON.parse(this.dataset['published'] ?? '') as Published;
  spoken = new Map<string, string>();
  timer = 0;

  connectedCallback() {
    for (const control of this.querySelectorAll<HTMLInputElement>('input, select, button'))
      control.disabled = false;
    this.find('.unscripted').hidden = true;
    const { force, unknown, texts } = readQuery(location.search, this.published);
    this.choice('force').value = force;
    this.write(texts);
    this.say({
      'force-fault':
        unknown === null
          ? ''
          : `“${unknown}” is none of these forces. The figures of the ${this.published.forces[0].name} stand in.`,
    });
    this.spoken = new Map(Object.entries(this.update()));
    this.addEventListener('input', (event) => {
      this.change(event.target as HTMLInputElement);
    });
    this.find('button').addEventListener('click', () => void this.copyLink());
  }

  find = (selector: string) => this.querySelector(selector) as HTMLElement;
  choice = (name: 'force' | 'course') => this.find(`#${name}`) as HTMLSelectElement;
  field = (name: FieldName) => this.find(`#${name}`) as HTMLInputElement;
  slider = (name: FieldName) => this.querySelector<HTMLInputElement>(`[data-slides=${name}]`);

  read = (): Texts => Object.fromEntries(fieldNames.map((name) => [name, this.field(name).value])) as Texts;

  write(texts: Partial<Texts>) {
    for (const name of fieldNames) this.field(name).value = texts[name] ?? this.field(name).value;
  }

  say(says: Record<string, string>) {
    for (const [name, text] of Object.entries(says)) {
      for (const place of this.querySelectorAll(`[data-says=${name}]`))
        if (place.textContent !== text) place.textContent = text;
    }
  }

  change(control: HTMLInputElement | HTMLSelectElement) {
    const { slides } = control.dataset;
    if (slides) this.field(slides as FieldName).value = control.value;
    if (control.id === 'force') {
      const { officers, armed } = formatSettings(defaultSettings(this.published, control.value));
      this.write({ officers, armed });
      this.say({ 'force-fault': '' });
    }
    const course = control.id === 'course' && this.published.courses.find(({ id }) => id === control.value);
    if (course)
      this.write({ weeks: String(course.weeks.value), cost: course.cost.value.toLocaleString('en-GB') });
    const says = this.update();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.speak(says);
      this.address();
    }, pause);
  }

  /** Writes and draws what follows from the fields. */
  update(): Record<string, string> {
    const { settings, errors, figures, course, says } = describeWhatIf(this.published, {
      force: this.choice('force').value,
      texts: this.read(),
    });
    this.say(says);
    this.choice('course').value = course;
    for (const name of fieldNames) {
      this.field(name).setAttribute(
        'aria-invalid',
        String(errors[name] !== undefined && this.field(name).value !== ''),
      );
      const source = this.find(`[data-source=${name}]`) as HTMLAnchorElement;
      source.hidden = !figures[name];
      source.hash = figures[name]?.source ?? '';
      const slider = this.slider(name);
      if (slider && settings[name] !== null) slider.value = String(settings[name]);
      slider?.setAttribute('aria-valuetext', `${slider.value} percent`);
    }
    this.draw(settings);
    return says;
  }

  draw({ officers, armed, ...shares }: Settings) {
    const isKnown = officers !== null && armed !== null;
    this.find('[data-officers]').setAttribute('display', isKnown ? 'inline' : 'none');
    if (isKnown) this.find('[data-armed]').setAttribute('width', `${(armed / officers) * 100}%`);
    for (const name of ['resign', 'never'] as const) {
      const mark = this.find(`[data-mark=${name}]`);
      const share = shares[name];
      const isOwn = officers !== null && share !== null && share !== this.published[name].value;
      mark.setAttribute('display', isOwn ? 'inline' : 'none');
      mark.setAttribute('x', `${share ?? 0}%`);
      mark.setAttribute('text-anchor', (share ?? 0) < 50 ? 'start' : 'end');
    }
  }

  /** Only the sentences that the change has changed. */
  speak(says: Record<string, string>) {
    const told = [
      'trained',
      'resign',
      'never',
      'time',
      'price',
      ...fieldNames.map((name) => `${name}-fault`),
    ];
    const changed = told.filter((name) => says[name] && says[name] !== this.spoken.get(name));
    this.spoken = new Map(Object.entries(says));
    this.find('[role=status]').textContent = changed.map((name) => says[name]).join(' ');
  }

  address() {
    history.replaceState(null, '', `?${writeQuery(this.choice('force').value, this.read())}`);
  }

  async copyLink() {
    this.address();
    let copied = 'The link is copied.';
    try {
      await navigator.clipboard.writeText(location.href);
    } catch {
      copied = 'The browser did not allow copying. The address of this page holds the settings.';
    }
    this.say({ copied });
    this.find('[role=status]').textContent = copied;
  }
}

customElements.define('what-if', WhatIf);
