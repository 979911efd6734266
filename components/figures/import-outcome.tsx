import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { ImportReport } from '@/lib/figures/import/types';
import { importUploadAction } from '@/lib/figures/import/uploads/actions';
import type { Upload } from '@/lib/figures/import/uploads/types';
import { ImportTable } from './import-table';

interface OutcomeProps {
  readonly upload: Upload;
  /** Whether rows are handed in for a second person instead of published. */
  readonly isReviewed: boolean;
}

/** What a button below a file sends. */
function UploadFields({ upload, digest = '' }: { readonly upload: Upload; readonly digest?: string }) {
  const locale = useLocale();
  return (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="programme" value={upload.programme} />
      <input type="hidden" name="id" value={upload.id} />
      <input type="hidden" name="digest" value={digest} />
    </>
  );
}

function AnotherFile({ programme }: { readonly programme: string }) {
  const locale = useLocale();
  const t = useTranslations('imports');
  return (
    <a href={`/${locale}/editor/${programme}/import`} className="inline-block py-2">
      {t('another')}
    </a>
  );
}

/** What became of a file that was written. */
export function ImportDone({ upload, report, isReviewed }: OutcomeProps & { readonly report: ImportReport }) {
  const locale = useLocale();
  const t = useTranslations('imports');
  return (
    <>
      <Notice kind="success" title={t('done.title')}>
        <p>{t('done.counts', report.counts)}</p>
        {isReviewed ? (
          <p>{t('review')}</p>
        ) : (
          <p>
            <a href={`/${locale}/${upload.programme}/updates`}>{t('done.updates')}</a>
          </p>
        )}
      </Notice>
      <AnotherFile programme={upload.programme} />
    </>
  );
}

/** What would become of a file, and the button that writes it. */
export function ImportChecked({
  upload,
  report,
  isReviewed,
}: OutcomeProps & { readonly report: ImportReport }) {
  const t = useTranslations('imports');
  const { added, refused } = report.counts;
  return (
    <>
      <h2 className="mb-2 text-lead">{t('checked', { name: upload.name })}</h2>
      <p className="max-w-text">{t('counts', report.counts)}</p>
      <p className="mb-4 text-small text-muted">
        {t('fingerprint')}: <code className="break-all">{upload.sha256}</code>
      </p>
      {refused > 0 && <p className="mb-4 max-w-text font-semibold">{t('refusedLead')}</p>}
      {refused === 0 && added > 0 && isReviewed && <p className="mb-4 max-w-text">{t('review')}</p>}
      {refused + added === 0 && <p className="mb-4 max-w-text font-semibold">{t('nothing')}</p>}
      <ImportTable rows={report.rows} all={added + refused} />
      <div className="mt-6 flex flex-wrap items-center gap-6">
        {refused === 0 && added > 0 && (
          <form action={importUploadAction}>
            <UploadFields upload={upload} digest={report.digest} />
            <Button name="intent" value="apply">
              {t('apply', { count: added })}
            </Button>
          </form>
        )}
        <AnotherFile programme={upload.programme} />
      </div>
    </>
  );
}

/** Work that a stop of the site cut off, or a fault of ours: what that means, and the way on. */
export function ImportBroken({ upload }: { readonly upload: Upload }) {
  const t = useTranslations('imports');
  const { name, sha256, state } = upload;
  const isHere = sha256 !== null;
  return (
    <>
      {state === 'interrupted' && (
        <Notice kind="error" title={t('interrupted.title')}>
          <p>{isHere ? t('interrupted.lead', { name }) : t('interrupted.arrival', { name })}</p>
        </Notice>
      )}
      <div className="mt-6 flex flex-wrap items-center gap-6">
        {isHere && (
          <form action={importUploadAction}>
            <UploadFields upload={upload} />
            <Button name="intent" value="check">
              {t('again')}
            </Button>
          </form>
        )}
        <AnotherFile programme={upload.programme} />
      </div>
    </>
  );
}
