import { useLocale, useTranslations } from 'next-intl';
import { CopyButton } from '@/components/cite/copy-button';
import { Details } from '@/components/ui/details';
import { inLanguage } from '@/lib/core/localized-text';
import type { PledgeStanding } from '@/lib/pledges/types';
import { badgeAddress, type ProgrammePlace } from '@/lib/programmes/addresses';
import { badgeCode, frameCode } from './embed-code';

interface Props {
  readonly pledge: PledgeStanding;
  readonly place: ProgrammePlace;
  /** Where the public finds the site, without a slash at the end. */
  readonly origin: string;
}

/** What to put into a page of one's own to show a pledge there. */
export function EmbedSection({ pledge, place, origin }: Props) {
  const t = useTranslations('share.embed');
  const title = inLanguage(pledge.title, useLocale()).text;
  const embedded = { origin, place, pledge, title };
  const alt = t('badgeAlt', { title });
  return (
    <div className="mt-4 print:hidden">
      <Details summary={t('summary')}>
        <h3 className="text-body" id="embed-card">
          {t('card')}
        </h3>
        <Code id="embed-card-code" labelledBy="embed-card" text={frameCode(embedded)} />
        <CopyButton name={t('card')} of="embed-card-code" />
        <p className="mt-1 max-w-text text-small text-muted">{t('script')}</p>
        <h3 className="mt-4 text-body" id="embed-badge">
          {t('badge')}
        </h3>
        {/* biome-ignore lint/performance/noImgElement: a drawing of a kilobyte, which nothing could make smaller. */}
        <img alt={alt} className="my-2" height={24} loading="lazy" src={badgeAddress(place, pledge.slug)} />
        <Code id="embed-badge-code" labelledBy="embed-badge" text={badgeCode(embedded, alt)} />
        <CopyButton name={t('badge')} of="embed-badge-code" />
      </Details>
    </div>
  );
}

interface CodeProps {
  readonly id: string;
  readonly labelledBy: string;
  readonly text: string;
}

/** Code to be copied, broken where it must be: nothing scrolls sideways. */
function Code({ id, labelledBy, text }: CodeProps) {
  return (
    <figure aria-labelledby={labelledBy} className="mt-2 max-w-200">
      <pre
        className="border border-line bg-wash p-3 font-mono text-small wrap-anywhere whitespace-pre-wrap"
        id={id}
      >
        {text}
      </pre>
    </figure>
  );
}
