/**
 * Speaks through the one status region of the page, which is in its HTML: a region that is added with its text is not
 * spoken. Scripts that are loaded later set its text themselves, since a shared module would be one more file.
 */
export function speak(words: string): void {
  const region = document.getElementById('spoken');
  if (region) region.textContent = words;
}
