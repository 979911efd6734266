import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';

/** A search for pledges and targets: a plain form that asks for the same page with words. */
export function PledgeSearch({ action, q }: { action: string; q: string }) {
  const t = useTranslations('desk.search');
  return (
    <search>
      <form action={action} method="get" className="flex flex-wrap items-end gap-x-4">
        <div className="grow sm:max-w-text">
          <Field
            id="q"
            name="q"
            type="search"
            label={t('label')}
            hint={t('hint')}
            defaultValue={q}
            maxLength={200}
          />
        </div>
        <div className="mb-6 flex items-center gap-4">
          <Button kind="secondary">{t('submit')}</Button>
          {q !== '' && <a href={action}>{t('clear')}</a>}
        </div>
      </form>
    </search>
  );
}
