import type { APIRoute } from 'astro';
import { cardSize } from '../../downloads/cards.ts';
import { type ChartEmbed, listLive, listPinned } from '../../embeds/list-embeds.ts';
import { describeEmbed } from '../../embeds/describe-embed.ts';
import { makeOembedHtml } from '../../embeds/snippet.ts';
import { cardPath, chartPath, embedPath, fullAddress, siteName } from '../../site.ts';

/** oEmbed 1.0 for each chart and state, live and pinned. Its addresses are full where SITE_URL says where the site will be. */
export const getStaticPaths = () =>
  [...listLive(), ...listPinned()].map(({ path, ...props }) => ({ params: { path }, props }));

const width = 760;
const day = 24 * 60 * 60;

export const GET: APIRoute<Omit<ChartEmbed, 'path'>> = ({ props }) => {
  const { chart, named, pinned } = props;
  const { name, height } = describeEmbed(props);
  const src = fullAddress(embedPath(chart, named, pinned?.edition));
  return Response.json({
    type: 'rich',
    version: '1.0',
    title: name,
    author_name: siteName,
    provider_name: siteName,
    provider_url: fullAddress('/'),
    cache_age: day,
    html: makeOembedHtml({
      src,
      name,
      height,
      // A pinned chart has no page but its embed.
      page: pinned ? src : fullAddress(chartPath(chart, named)),
    }),
    width,
    height,
    thumbnail_url: fullAddress(cardPath(chart, named)),
    thumbnail_width: cardSize.width,
    thumbnail_height: cardSize.height,
  });
};
