import { speak } from './speak.ts';

interface Policy {
  createHTML: (html: string) => string;
}

const { trustedTypes } = window as {
  trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy };
};

/** The Trusted Types policy through which fetched text becomes part of the page, in browsers that ask for one. */
const policy = trustedTypes?.createPolicy('fragments', { createHTML: (html) => html });

const fragments = new Map<string, Promise<Document>>();

/** Fetches a fragment, or what a page of this site holds, once. Throws where it is not there. The policy would refuse the style of another page. */
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

/** Shows and says, at the end of a part of the page, that something could not be had. */
export function reportFailure(part: Element | null, words: string): void {
  const failed = document.createElement('p');
  failed.className = 'failed';
  failed.textContent = words;
  part?.append(failed);
  speak(words);
}
