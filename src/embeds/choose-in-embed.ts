import { fetchFragment } from '../client/fetch-fragment.ts';
import { showMarked } from './embed-script.ts';
import { speak } from '../client/page.ts';

/**
 * The script of an embed whose reader can choose a state: the list of links becomes a field, and what is chosen is taken
 * from the embed of that state. The field stays where it is, and so does the focus.
 */
const links = document.querySelector('.choose') as HTMLElement;
const label = Object.assign(document.createElement('label'), { className: 'choose' });
const select = document.createElement('select');
label.append('Choose a view ', select);
for (const { text, href } of links.querySelectorAll('a')) select.add(new Option(text, href));
links.replaceWith(label);

let shown = select.value;
const failed = Object.assign(document.createElement('p'), { className: 'note' });

/** Puts the chart of another embed in place of this one. What a reader opened stays open. */
function show(embed: Element): void {
  const figure = label.parentElement as HTMLElement;
  const isOpen = figure.querySelector('.quiet details')?.hasAttribute('open') ?? false;
  for (const child of [...figure.children]) if (child !== label) child.remove();
  const [title = '', subtitle = '', ...others] = (embed.querySelector('figure') as HTMLElement).children;
  label.before(title, subtitle);
  label.after(...others);
  figure.querySelector('.quiet details')?.toggleAttribute('open', isOpen);
  (figure.parentElement as HTMLElement).className = embed.className;
}

select.addEventListener('change', () => {
  const { value } = select;
  const name = select.selectedOptions[0]?.text ?? '';
  fetchFragment(value).then(
    (embed) => {
      // A later choice may have come first.
      if (value !== select.value) return;
      show(document.importNode(embed.querySelector('main') as HTMLElement, true));
      shown = value;
      void showMarked();
      speak(`${name}. ${document.getElementById('title')?.textContent ?? ''}`);
    },
    () => {
      select.value = shown;
      failed.textContent = `${name} could not be loaded. The picture is as it was.`;
      label.after(failed);
      speak(failed.textContent);
    },
  );
});
