import { speak } from './speak.ts';

/** One click copies the text of a field, and announces it on the button and aloud. */
export function listenForCopy(): void {
  document.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLButtonElement>('[data-copy]');
    const field = button && document.getElementById(button.dataset['copy'] ?? '');
    if (button && field instanceof HTMLTextAreaElement) void copy(button, field);
  });
}

async function copy(button: HTMLButtonElement, field: HTMLTextAreaElement): Promise<void> {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = 'Copied';
  } catch {
    // A page that is not served securely has no clipboard: the code is selected instead.
    field.select();
    button.textContent = 'Selected: copy it with your keyboard';
  }
  speak(button.textContent);
  setTimeout(() => (button.textContent = before), 4000);
}
