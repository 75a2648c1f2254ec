/** Says words through the one status region of the page, which is in its HTML: a region that comes with its words is not heard. */
export function speak(words: string): void {
  const region = document.getElementById('spoken');
  if (region) region.textContent = words;
}
