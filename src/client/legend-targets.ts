/**
 * Lays a button over each label that names a series, in the drawing that is shown. Pressed, all but that series fades;
 * pressed again, nothing is faded. Makes the buttons anew at each call, since the drawing may change with the width.
 */
export function placeLegendTargets(layer: HTMLElement, picture: Element, names: string[]): void {
  const pressed = layer.querySelector('[aria-pressed=true]')?.textContent;
  const origin = layer.getBoundingClientRect();
  const buttons = [...picture.querySelectorAll('[data-pick]')].map((label) => {
    const box = label.getBoundingClientRect();
    const name = names[Number(label.getAttribute('data-pick'))] ?? '';
    const [width, height] = [Math.max(box.width + 8, 24), Math.max(box.height + 4, 24)];
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.ariaPressed = String(name === pressed);
    Object.assign(button.style, {
      left: `${box.left - origin.left - (width - box.width) / 2}px`,
      top: `${box.top - origin.top - (height - box.height) / 2}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
    button.addEventListener('click', () => {
      const isPressed = button.ariaPressed !== 'true';
      for (const other of buttons) other.ariaPressed = String(isPressed && other.textContent === name);
      fadeOthers(picture, isPressed ? names.indexOf(name) : -1);
    });
    return button;
  });
  layer.replaceChildren(...buttons);
  fadeOthers(picture, pressed ? names.indexOf(pressed) : -1);
}

/** Fades all series but one; none for -1. */
function fadeOthers(picture: Element, series: number): void {
  for (const element of picture.querySelectorAll('[data-series]'))
    element.classList.toggle('faded', series >= 0 && Number(element.getAttribute('data-series')) !== series);
}
