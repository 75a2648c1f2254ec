/**
 * Lays a button over each label that names a series, in the drawing that is shown. Pressed, all but that series fades;
 * pressed again, all is as it was. Puts the buttons into `layer` anew whenever it is called, since the drawing may have
 * changed with the width.
 */
export function placePicks(layer: HTMLElement, picture: Element, names: string[]): void {
  const pressed = layer.querySelector('[aria-pressed=true]')?.textContent;
  const ground = layer.getBoundingClientRect();
  const buttons = [...picture.querySelectorAll('[data-pick]')].map((label) => {
    const box = label.getBoundingClientRect();
    const series = Number(label.getAttribute('data-pick'));
    const button = document.createElement('button');
    const name = names[series] ?? '';
    button.type = 'button';
    button.textContent = name;
    button.ariaPressed = String(name === pressed);
    const grown = { width: Math.max(box.width + 8, 24), height: Math.max(box.height + 4, 24) };
    Object.assign(button.style, {
      left: `${box.left - ground.left - (grown.width - box.width) / 2}px`,
      top: `${box.top - ground.top - (grown.height - box.height) / 2}px`,
      width: `${grown.width}px`,
      height: `${grown.height}px`,
    });
    button.addEventListener('click', () => {
      const isPicked = button.ariaPressed !== 'true';
      for (const other of buttons) other.ariaPressed = String(isPicked && other.textContent === name);
      fade(picture, isPicked ? series : undefined);
    });
    return button;
  });
  layer.replaceChildren(...buttons);
  fade(picture, pressed ? names.indexOf(pressed) : undefined);
}

function fade(picture: Element, picked: number | undefined): void {
  for (const element of picture.querySelectorAll('[data-series]')) {
    element.classList.toggle(
      'faded',
      picked !== undefined && Number(element.getAttribute('data-series')) !== picked,
    );
  }
}
