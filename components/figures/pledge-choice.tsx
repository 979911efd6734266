import { useLocale, useTranslations } from 'next-intl';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { PledgeStanding } from '@/lib/pledges/types';

/** Pledges with their targets, each a way into the figure form. Without measurable targets only background is left. */
export function PledgeChoice({
  programme,
  pledges,
}: {
  programme: string;
  pledges: readonly PledgeStanding[];
}) {
  const locale = useLocale();
  const t = useTranslations('desk.choose');
  const href = (pledge: string, target?: string) =>
    `/${locale}/editor/${programme}/figures/new?${new URLSearchParams({ pledge, ...(target !== undefined && { target }) })}`;
  return (
    <ul className="border-t border-line">
      {pledges.map((pledge) => (
        <li key={pledge.slug} className="border-b border-line py-3">
          <p className="max-w-text">
            <TextInLanguage text={pledge.title} />
          </p>
          <ul>
            {pledge.targets.map((target) => (
              <li key={target.key} className="py-1 ps-4">
                <a href={href(pledge.slug, target.key)}>
                  <TextInLanguage text={target.metric} />
                </a>
              </li>
            ))}
            <li className="py-1 ps-4 text-small">
              <a href={href(pledge.slug, '')}>
                {t('whole')}
                <span className="sr-only">
                  : <TextInLanguage text={pledge.title} />
                </span>
              </a>
            </li>
          </ul>
        </li>
      ))}
    </ul>
  );
}
