import { useTranslations } from 'next-intl';
import { FeedLinks } from '@/components/ledger/feed-links';
import { apiAddress, dataAddress, methodAddress } from '@/lib/programmes/addresses';
import type { Programme } from '@/lib/programmes/types';

interface RecordNoteProps {
  readonly programme: Programme;
  readonly locale: string;
  readonly isMailOffered: boolean;
}

/** How the entries of this programme come about, and where to take them away, at the end of each of its pages. */
export function RecordNote({ programme, locale, isMailOffered }: RecordNoteProps) {
  const t = useTranslations('site.record');
  const place = { locale, programme: programme.slug, isMailOffered };
  return (
    <aside aria-label={t('title')} className="mt-16 text-small">
      {programme.isImported && <p className="max-w-text">{t('imported')}</p>}
      {programme.reviewPolicy === 'one_person' && <p className="max-w-text">{t('onePerson')}</p>}
      <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-2 print:hidden">
        <li>
          <a href={methodAddress(place)}>{t('method')}</a>
        </li>
        <li>
          <a href={dataAddress(place)}>{t('data')}</a>
        </li>
        <li>
          <a href={apiAddress(place)}>{t('api')}</a>
        </li>
        <li>
          <FeedLinks label={t('feed')} place={place} />
        </li>
      </ul>
    </aside>
  );
}
