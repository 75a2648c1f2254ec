import { describe, expect, test } from 'vitest';
import { asksForHeight, messagesOf } from './report-height.ts';

const at = { chart: 'arming-view', href: 'https://example.org/embed/arming-view/', hash: '' };

describe('the height of an embed is told', () => {
  test('in the dialects of AMP and frames, Embedly and Medium, Datawrapper, and the Guardian', () => {
    expect(messagesOf(640, at)).toEqual([
      { sentinel: 'amp', type: 'embed-size', height: 640 },
      '{"src":"https://example.org/embed/arming-view/","context":"iframe.resize","height":640}',
      { 'datawrapper-height': { 'arming-view': 640 } },
      { kind: 'interactive:height', height: 640 },
    ]);
  });

  test('to pym by the name that it gave the frame', () => {
    const href = `${at.href}?initialWidth=500&childId=chart-1&parentTitle=&parentUrl=`;
    expect(messagesOf(640, { ...at, href })).toContain('pymxPYMxchart-1xPYMxheightxPYMx640');
  });

  test('to WordPress with the secret of its address', () => {
    expect(messagesOf(640, { ...at, hash: '#?secret=AbC123' })).toContainEqual({
      message: 'height',
      value: 640,
      secret: 'AbC123',
    });
  });
});

describe('a message from the host', () => {
  test('is heeded where it asks for the height', () => {
    expect(asksForHeight({ sentinel: 'amp', type: 'frames-init' })).toBe(true);
    expect(asksForHeight({ message: 'ready', secret: 'x' })).toBe(true);
  });

  test.for([
    null,
    'navigateTo:https://example.org',
    'pymxPYMxaxPYMxnavigateToxPYMxhttps://example.org',
    { type: 'navigate' },
    7,
    [],
  ])('is left alone otherwise: %j', (data) => {
    expect(asksForHeight(data)).toBe(false);
  });
});
