import type { APIRoute } from 'astro';
import { cardSize } from '../../downloads/cards.ts';
import { listLive, type LiveEmbed } from '../../embeds/list-embeds.ts';
import { describeEmbed } from '../../embeds/describe-embed.ts';
import { makeOembedHtml } from '../../embeds/snippet.ts';
import { cardPath, chartPath, embedPath, fullAddress, siteName } from '../../site.ts';

/** oEmbed 1.0 for each chart and state. Its addresses are full where SITE_URL says where the site will be. */
export const getStaticPaths = () =>
  listLive().map(({ path, ...props }) => ({ params: { chart: path }, props }));

const width = 760;
const day = 24 * 60 * 60;

export const GET: APIRoute<LiveEmbed> = ({ props }) => {
  const { chart, named } = props;
  const { title, height } = describeEmbed(props);
  return Response.json({
    type: 'rich',
    version: '1.0',
    title,
    author_name: siteName,
    provider_name: siteName,
    provider_url: fullAddress('/'),
    cache_age: day,
    html: makeOembedHtml({
      src: fullAddress(embedPath(chart, named)),
      title,
      height,
      page: fullAddress(chartPath(chart, named)),
    }),
    width,
    height,
    thumbnail_url: fullAddress(cardPath(chart)),
    thumbnail_width: cardSize.width,
    thumbnail_height: cardSize.height,
  });
};
