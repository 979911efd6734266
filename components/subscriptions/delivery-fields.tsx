import { useTranslations } from 'next-intl';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import { LOCALE_NAMES, LOCALES, type Locale } from '@/lib/core/i18n/locales';
import { FREQUENCIES, type Frequency } from '@/lib/subscriptions/types';

interface DeliveryFieldsProps {
  readonly frequency: Frequency;
  readonly language: Locale;
  readonly errorOf: (field: string) => string | undefined;
}

/** How often to write, and in which language. */
export function DeliveryFields({ frequency, language, errorOf }: DeliveryFieldsProps) {
  const t = useTranslations('subscriptions');
  return (
    <>
      <RadioGroup
        id="frequency"
        name="frequency"
        label={t('frequency')}
        options={FREQUENCIES.map((value) => ({ value, label: t(`frequencies.${value}`) }))}
        defaultValue={frequency}
        error={errorOf('frequency')}
      />
      <div className="max-w-80">
        <Select
          id="language"
          name="language"
          label={t('language')}
          options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          defaultValue={language}
          error={errorOf('language')}
        />
      </div>
    </>
  );
}
