interface Policy {
  createHTML: (html: string) => string;
}

const { trustedTypes } = window as {
  trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy };
};

/** The Trusted Types policy through which fetched text becomes part of the page, in browsers that ask for one. */
const policy = trustedTypes?.createPolicy('fragments', { createHTML: (html) => html });

const fetched = new Map<string, Promise<Document>>();

/** Fetches what a page or a fragment of this site holds, once. Throws where it is not there. The policy would refuse the style of another page. */
export function fetchDocument(address: string): Promise<Document> {
  const existing = fetched.get(address);
  if (existing) return existing;
  const loading = fetch(address).then(async (response) => {
    if (!response.ok) throw new Error(response.statusText);
    const html = (await response.text()).replace(/.*(?=<main)/s, '');
    return new DOMParser().parseFromString(policy?.createHTML(html) ?? html, 'text/html');
  });
  fetched.set(address, loading);
  loading.catch(() => fetched.delete(address));
  return loading;
}
