import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import { type Keeper, Paragraph, StatementPage } from './statement-page';

const CHECKED = ['automatic', 'keyboard', 'small', 'colours', 'plain', 'targets'] as const;
const LIMITS = ['readers', 'pictures', 'sources', 'texts', 'outage'] as const;

/** What the site keeps to for readers of every kind, how that was checked, and where it falls short. */
export function AccessibilityStatement({ keeper }: { keeper: Keeper }) {
  const t = useTranslations('statements.accessibility');
  return (
    <StatementPage title={t('title')} lead={t('lead')} keeper={keeper}>
      <Section id="aim" title={t('aim.title')}>
        <Paragraph>{t('aim.standard')}</Paragraph>
        <Paragraph>{t('aim.found')}</Paragraph>
      </Section>
      <Section id="checked" title={t('checked.title')}>
        <Points texts={CHECKED.map((key) => t(`checked.${key}`))} />
      </Section>
      <Section id="limits" title={t('limits.title')}>
        <Points texts={LIMITS.map((key) => t(`limits.${key}`))} />
      </Section>
    </StatementPage>
  );
}

function Points({ texts }: { texts: readonly string[] }) {
  return (
    <ul className="max-w-text list-disc space-y-2 pl-5">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
