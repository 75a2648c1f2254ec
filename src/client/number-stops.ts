const chapterOf = (number: HTMLElement | undefined) => number?.closest('.chapter');

/**
 * The numbers of a chapter are one stop of Tab, the number that had the focus last, and the arrow keys go from number to
 * number through the whole article. Without this script each is a stop.
 */
export function gatherNumbers(): void {
  const numbers = [...document.querySelectorAll<HTMLElement>('[data-notes] .figure-link')];
  numbers.forEach((number, index) => {
    number.tabIndex = chapterOf(number) === chapterOf(numbers[index - 1]) ? -1 : 0;
    number.addEventListener('focus', () => {
      for (const other of numbers)
        if (chapterOf(other) === chapterOf(number)) other.tabIndex = other === number ? 0 : -1;
    });
    number.addEventListener('keydown', (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (by === undefined || event.altKey || event.metaKey) return;
      event.preventDefault();
      numbers[index + by]?.focus();
    });
  });
  if (numbers[0]) numbers[0].ariaDescription = 'its source. Arrow keys lead to the other numbers';
}
