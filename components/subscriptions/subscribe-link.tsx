import { useTranslations } from 'next-intl';

/** The way to updates by mail, beside the feeds; nothing where the site sends no mail (`href` is null). */
export function SubscribeLink({ href, topic }: { href: string | null; topic: string }) {
  const t = useTranslations('subscriptions');
  if (href === null) return null;
  return (
    <a aria-label={t('linkOf', { topic })} href={href}>
      {t('link')}
    </a>
  );
}
