import { useTranslations } from 'next-intl';
import type { SpamFieldNames } from '@/lib/core/spam-guard';

const NAMES: SpamFieldNames = { trap: 'homepage', made: 'formMade' };

/**
 * What tells programs from people in a form for visitors, without asking anybody to prove anything: a field out of sight, which
 * people leave empty, and when the form was made (`formStamp`).
 */
export function SpamFields({ made }: { made: string }) {
  const t = useTranslations('site.form');
  return (
    <>
      <div aria-hidden="true" className="sr-only">
        <label>
          {t('leaveEmpty')}
          <input type="text" name={NAMES.trap} defaultValue="" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <input type="hidden" name={NAMES.made} value={made} />
    </>
  );
}
