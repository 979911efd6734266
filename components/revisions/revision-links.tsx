import { useLocale, useTranslations } from 'next-intl';

interface Props {
  readonly programme: string;
  readonly pledge: string;
  /** Key of the target at hand; null for the pledge as a whole. */
  readonly target: string | null;
}

/** The ways from a pledge and its target at the desk to the forms that change what was promised. */
export function RevisionLinks({ programme, pledge, target }: Props) {
  const locale = useLocale();
  const t = useTranslations('revisions.link');
  const base = `/${locale}/editor/${programme}/revisions/new`;
  return (
    <p className="mb-4">
      {target !== null && (
        <>
          <a href={`${base}?${new URLSearchParams({ pledge, target })}`}>{t('target')}</a>
          {' · '}
        </>
      )}
      <a href={`${base}?${new URLSearchParams({ pledge })}`}>{t('pledge')}</a>
    </p>
  );
}
