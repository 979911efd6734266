import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import { type Keeper, Paragraph, StatementPage } from './statement-page';

/** What is kept about readers, those who write, and those who have an account; for how long, and why. */
export function PrivacyStatement({ keeper }: { keeper: Keeper }) {
  const t = useTranslations('statements.privacy');
  return (
    <StatementPage title={t('title')} lead={t('lead')} keeper={keeper}>
      <Section id="reading" title={t('reading.title')}>
        {(['cookies', 'log', 'limits'] as const).map((key) => (
          <Paragraph key={key}>{t(`reading.${key}`)}</Paragraph>
        ))}
      </Section>
      <Section id="writing" title={t('writing.title')}>
        {(['mail', 'report'] as const).map((key) => (
          <Paragraph key={key}>{t(`writing.${key}`)}</Paragraph>
        ))}
      </Section>
      <Section id="accounts" title={t('accounts.title')}>
        {(['data', 'names', 'signIns'] as const).map((key) => (
          <Paragraph key={key}>{t(`accounts.${key}`)}</Paragraph>
        ))}
      </Section>
      <Section id="rights" title={t('rights.title')}>
        <Paragraph>{t('rights.text')}</Paragraph>
      </Section>
    </StatementPage>
  );
}
