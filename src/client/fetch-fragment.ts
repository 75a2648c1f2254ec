import { speak } from './page.ts';

interface Policy {
  createHTML: (html: string) => string;
}

const { trustedTypes } = window as {
  trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy };
};

/** The Trusted Types policy through which fetched text becomes part of the page, in browsers that ask for one. */
const policy = trustedTypes?.createPolicy('fragments', { createHTML: (html) => html });

const fragments = new Map<string, Promise<Document>>();

/** Fetches a fragment, or the content of a page of this site, once. Rejects where it cannot be had. The head of a page is left out, since the policy refuses its style. */
export function fetchFragment(address: string): Promise<Document> {
  const existing = fragments.get(address);
  if (existing) return existing;
  const fragment = fetch(address).then(async (response) => {
    if (!response.ok) throw new Error(response.statusText);
    const html = (await response.text()).replace(/^.*?(?=<main[ >])/s, '');
    return new DOMParser().parseFromString(policy?.createHTML(html) ?? html, 'text/html');
  });
  fragments.set(address, fragment);
  fragment.catch(() => fragments.delete(address));
  return fragment;
}

/** Shows at the end of an element, and speaks, that something could not be loaded. */
export function reportFailure(element: Element | null, words: string): void {
  const failed = document.createElement('p');
  failed.className = 'failed';
  failed.textContent = words;
  element?.append(failed);
  speak(words);
}
