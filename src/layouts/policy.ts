import { createHash } from 'node:crypto';

/**
 * What a page may load and run. Our pages run files of this site alone, and have their style and the script of charts
 * inside, whose hashes are added when a page is complete. An embed has one style and one script inside, and may fetch
 * nothing but another embed. The policy is in the page itself, since not every host can send headers; only who may frame a
 * page is left to them.
 */
const nothing = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"];

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export const pagePolicy: string = [
  ...nothing,
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  // Text is never run as code: a fragment that a page fetches passes through one Trusted Types policy.
  "require-trusted-types-for 'script'",
  'trusted-types fragments',
].join(';');

/** A built page whose policy permits the styles and scripts inside it, and no others. An embed has its own policy already. */
export function permitInside(html: string): string {
  const hashes = (tag: RegExp) => [...html.matchAll(tag)].map(([, text = '']) => hashOf(text)).join(' ');
  const scripts = hashes(/<script(?: type="(?:module|speculationrules)")?>(.*?)<\/script>/gs);
  return html
    .replace("style-src 'self'", `style-src ${hashes(/<style>(.*?)<\/style>/gs)}`)
    .replace("script-src 'self'", `script-src 'self' ${scripts}`);
}

interface EmbedParts {
  script: string;
  style: string;
  /** Whether its reader can choose a state, whose embed it then fetches. */
  hasChoice: boolean;
}

export const embedPolicy = ({ script, style, hasChoice }: EmbedParts): string =>
  [
    ...nothing,
    ...(hasChoice ? ["connect-src 'self'"] : []),
    'img-src data:',
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "require-trusted-types-for 'script'",
  ].join(';');
