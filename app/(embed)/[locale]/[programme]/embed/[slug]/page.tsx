import type { Metadata } from 'next';
import { Enhance } from '@/app/_public/enhance';
import { loadPledge, type PledgeProps } from '@/app/_public/load-pledge';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { RefusedPage } from '@/app/_public/refused-page';
import { PledgeEmbed } from '@/components/embeds/pledge-embed';
import { Main } from '@/components/ui/main';
import { publicOrigin } from '@/lib/core/env';
import { inLanguage } from '@/lib/core/localized-text';
import { ledgerHead } from '@/lib/ledger/queries';
import { embedAddress, pledgeAddress } from '@/lib/programmes/addresses';

export async function generateMetadata(props: PledgeProps): Promise<Metadata> {
  const view = await loadPledge(props);
  if (view.kind !== 'view') return refusedMetadata(view);
  const { locale, place, pledge } = view;
  return {
    title: inLanguage(pledge.title, locale).text,
    // The page that it is a part of is the one to be found.
    robots: { index: false },
    alternates: { canonical: `${publicOrigin()}${pledgeAddress(place, pledge.slug)}` },
  };
}

/** A pledge as a card in a frame on a page of somebody else. */
export default async function Page(props: PledgeProps) {
  const view = await loadPledge(props);
  if (view.kind !== 'view') {
    const { slug } = await props.params;
    return (
      <Main>
        <RefusedPage addressOf={(place) => embedAddress(place, slug)} refused={view} />
      </Main>
    );
  }
  const { seq } = await ledgerHead();
  return (
    <>
      <PledgeEmbed {...view} ledgerSeq={seq} />
      <Enhance by="embed-size" />
      <Enhance by="chart-read-out" />
    </>
  );
}
