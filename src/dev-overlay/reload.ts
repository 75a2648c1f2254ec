/**
 * At the desk alone: shows new figures. The article, by far the longest page, is fetched and put in place, since loading
 * it again with all its scripts takes twice as long; they listen at the document and do not mind. Other pages are loaded
 * again.
 */
export async function showFreshPage(): Promise<void> {
  const article = document.querySelector('main > article');
  if (!article) {
    location.reload();
    return;
  }
  const asked = (newest += 1);
  const answer = await fetch(location.href);
  const fresh = new DOMParser()
    .parseFromString(await answer.text(), 'text/html')
    .querySelector('main > article');
  if (asked !== newest) return;
  if (!answer.ok || !fresh) {
    location.reload();
    return;
  }
  article.replaceWith(document.adoptNode(fresh));
  // The page waited for a reader to come near the one that is gone.
  if (!customElements.get('guess-first')) await import('../client/guess-first.ts');
}

let newest = 0;
