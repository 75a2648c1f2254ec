import {
  defaultSettings,
  describeWhatIf,
  type FieldName,
  fieldNames,
  fields,
  type Settings,
  type StartingFigures,
} from './what-if-sum.ts';

/** Long enough that a reader who types has finished, that a slider on its way is not read out, and that a browser’s limit on new addresses is kept. */
const pause = 1500;

/**
 * Makes the built page interactive: takes the settings of its address, and rewrites its sentences with every change.
 * What is typed is the only state.
 */
class WhatIf extends HTMLElement {
  starting = JSON.parse(this.dataset['published'] ?? '') as StartingFigures;
  spoken: Record<string, string> = {};
  timer = 0;

  connectedCallback() {
    for (const control of this.querySelectorAll<HTMLInputElement>('input, select, button'))
      control.disabled = false;
    this.find('.unscripted').hidden = true;
    this.readAddress();
    this.spoken = this.update();
    this.addEventListener('input', (event) => {
      this.change(event.target as HTMLInputElement);
    });
    // A reader who follows a link at once comes back to what was typed.
    this.addEventListener('focusout', () => {
      if (this.timer) this.writeAddress();
    });
    this.find('button').addEventListener('click', () => void this.copyLink());
  }

  find = (selector: string) => this.querySelector(selector) as HTMLElement;
  field = (name: FieldName | 'force' | 'course') => this.find(`#${name}`) as HTMLInputElement;

  /** What is no number leaves its field empty. */
  fill(settings: Partial<Record<FieldName, number | string>>) {
    for (const [name, value] of Object.entries(settings))
      this.field(name as FieldName).value = Number.isNaN(Number(value)) ? '' : String(value);
  }

  /** What a link does not name is as published for its force. */
  readAddress() {
    const query = new URLSearchParams(location.search);
    const [first] = this.starting.forces;
    const asked = query.get('force') ?? first.id;
    const force = this.starting.forces.find(({ id }) => id === asked) ?? first;
    this.field('force').value = force.id;
    const published = defaultSettings(this.starting, force.id);
    for (const name of fieldNames) this.fill({ [name]: query.get(name) ?? published[name] });
    if (force.id !== asked)
      this.show({
        'force-error': `“${asked}” is none of these forces. The figures of the ${first.name} stand in.`,
      });
  }

  writeAddress() {
    const query = new URLSearchParams({ force: this.field('force').value });
    for (const name of fieldNames) query.set(name, this.field(name).value);
    history.replaceState(null, '', `?${query}`);
  }

  /** The settings that can be used; NaN for what was typed instead of one. */
  readFields() {
    const [officers, armed] = [this.field('officers'), this.field('armed')];
    armed.max = (officers.validity.valid && officers.value) || String(fields.armed.max);
    const settings = {} as Settings;
    for (const name of fieldNames) {
      const { validity, valueAsNumber } = this.field(name);
      settings[name] = validity.valid ? valueAsNumber : NaN;
    }
    return settings;
  }

  show(texts: Record<string, string>) {
    for (const [name, text] of Object.entries(texts)) {
      for (const element of this.querySelectorAll(`[data-text=${name}]`))
        if (element.textContent !== text) element.textContent = text;
    }
  }

  change(control: HTMLInputElement) {
    const { slides } = control.dataset;
    if (slides) this.field(slides as FieldName).value = control.value;
    if (control.id === 'force') {
      const { officers, armed } = defaultSettings(this.starting, control.value);
      this.fill({ officers, armed });
      this.show({ 'force-error': '' });
    }
    const course = control.id === 'course' && this.starting.courses.find(({ id }) => id === control.value);
    if (course) this.fill({ weeks: course.weeks.value, cost: course.cost.value });
    // A link that was copied before is of other settings.
    this.show({ copied: '' });
    const texts = this.update();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.announce(texts);
      this.writeAddress();
    }, pause);
  }

  /** Writes and draws what follows from the fields. */
  update(): Record<string, string> {
    const settings = this.readFields();
    const force = this.field('force').value;
    const { figures, course, texts } = describeWhatIf(this.starting, force, settings);
    this.show(texts);
    this.field('course').value = course;
    for (const name of fieldNames) {
      const source = this.find(`[data-source=${name}]`) as HTMLAnchorElement;
      source.hidden = !figures[name];
      source.hash = figures[name]?.source ?? '';
    }
    for (const name of ['resign', 'never'] as const) this.drawShare(name, settings);
    const { officers, armed } = settings;
    const share = armed / officers;
    this.find('[data-officers]').setAttribute('display', Number.isNaN(share) ? 'none' : 'inline');
    this.find('[data-armed]').setAttribute('width', `${(share || 0) * 100}%`);
    return texts;
  }

  drawShare(name: 'resign' | 'never', { officers, [name]: share }: Settings) {
    const slider = this.find(`[data-slides=${name}]`) as HTMLInputElement;
    if (!Number.isNaN(share)) slider.value = String(share);
    slider.setAttribute('aria-valuetext', `${slider.value} percent`);
    const mark = this.find(`[data-mark=${name}]`);
    const isOwn = !Number.isNaN(officers * share) && share !== this.starting[name].value;
    mark.setAttribute('display', isOwn ? 'inline' : 'none');
    mark.setAttribute('x', `${share || 0}%`);
    mark.setAttribute('text-anchor', share >= 50 ? 'end' : 'start');
  }

  speak(line: string) {
    (document.getElementById('spoken') as HTMLElement).textContent = line;
  }

  /** One line: what cannot be used, else the first sentence that the change has changed. */
  announce(texts: Record<string, string>) {
    const sentences = ['trained', 'resign', 'never', 'time', 'price'];
    const error = fieldNames.map((name) => texts[`${name}-error`]).find(Boolean);
    const changed = sentences.find((name) => texts[name] !== this.spoken[name]);
    this.spoken = texts;
    this.speak(error ?? texts[changed ?? ''] ?? '');
  }

  async copyLink() {
    this.writeAddress();
    let copied = 'The link is copied.';
    try {
      await navigator.clipboard.writeText(location.href);
    } catch {
      copied = 'The browser did not allow copying. The address of this page holds the settings.';
    }
    this.show({ copied });
    this.speak(copied);
  }
}

customElements.define('what-if', WhatIf);
