import { useTranslations } from 'next-intl';
import { OwnWords } from '@/components/ui/own-words';
import {
  CHART_FORMATS,
  type ChartSubject,
  chartAddress,
  type ProgrammePlace,
} from '@/lib/programmes/addresses';

interface Props {
  readonly subject: ChartSubject;
  readonly place: ProgrammePlace;
  /** Who published what the chart shows. */
  readonly publishers: readonly string[];
}

/** The line below a chart: whose figures it shows, and the chart as files to take away. */
export function ChartFiles({ subject, place, publishers }: Props) {
  const t = useTranslations('charts');
  return (
    <p className="max-w-200 text-small text-muted">
      {publishers.length > 0 && (
        <>{t.rich('source', { publishers: () => <OwnWords>{publishers.join('; ')}</OwnWords> })} </>
      )}
      <span className="whitespace-nowrap print:hidden">
        {t('files')}{' '}
        {CHART_FORMATS.map((format) => (
          <a className="me-3" href={chartAddress(place, subject, format)} key={format}>
            {format.toUpperCase()}
          </a>
        ))}
      </span>
    </p>
  );
}
