import type { Browser, CDPSession, Page } from 'playwright-core';

/** How much slower than this machine a slow phone computes. */
const slower = 4;

/** The network of a slow phone: 1.6 Mbit/s down, 0.75 up, 150 ms from question to answer. */
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
};

/** An empty page of a new reader on a slow phone. */
export async function openOnPhone(browser: Browser): Promise<{ page: Page; session: CDPSession }> {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return { page, session };
}
