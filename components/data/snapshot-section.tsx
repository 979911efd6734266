import { useFormatter, useTranslations } from 'next-intl';
import { useQuantityTexts } from '@/components/pledges/quantity-texts';
import { DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import { snapshotPath } from '@/lib/export/snapshot-json';
import type { ProgrammePlace } from '@/lib/programmes/addresses';
import type { KeptSnapshot } from '@/lib/snapshots/types';

interface Props {
  readonly place: ProgrammePlace;
  readonly origin: string;
  /** The programme's name, as a citation has it. */
  readonly title: string;
  readonly snapshots: readonly KeptSnapshot[];
}

/** The archives that never change, each with what proves it, and how to cite the newest. */
export function SnapshotSection({ place, origin, title, snapshots }: Props) {
  const t = useTranslations('snapshots');
  const { day } = useQuantityTexts();
  const list = `/export/${encodeURIComponent(place.programme)}/snapshots`;
  const [newest] = snapshots;
  return (
    <Section id="snapshots" lead={t('lead')} title={t('title')}>
      {newest === undefined ? <p>{t('none')}</p> : <SnapshotTable place={place} snapshots={snapshots} />}
      <p className="mt-3 max-w-text">
        {t.rich('list', { address: list, file: (text) => <a href={list}>{text}</a> })}
      </p>
      {newest && (
        <>
          <p className="mt-3 max-w-text">{t('cite')}</p>
          <p className="mt-1 max-w-text border-s-4 border-line ps-4 wrap-anywhere">
            {t('example', {
              host: new URL(origin).host,
              title,
              date: day(newest.day),
              seq: newest.seq,
              address: `${origin}${snapshotPath(place.programme, newest.seq)}`,
            })}
          </p>
        </>
      )}
    </Section>
  );
}

function SnapshotTable({ place, snapshots }: Pick<Props, 'place' | 'snapshots'>) {
  const t = useTranslations('snapshots');
  const format = useFormatter();
  const { day } = useQuantityTexts();
  const sizeOf = (bytes: number) => t('size', { size: format.number(Math.ceil(bytes / 1000)) });
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        { key: 'day', head: t('day'), kind: 'name', cell: (one) => day(one.day) },
        { key: 'entry', head: t('entry'), kind: 'number', cell: ({ seq }) => seq },
        {
          key: 'file',
          head: t('file'),
          cell: ({ seq, bytes }) => (
            <a href={snapshotPath(place.programme, seq)}>{t('download', { seq, size: sizeOf(bytes) })}</a>
          ),
        },
        {
          key: 'hashes',
          head: t('hashes'),
          className: 'min-w-64 wrap-anywhere',
          cell: ({ sha256, headHash }) => (
            <>
              {t('ofFile')} <code className="font-mono">{sha256}</code>
              <br />
              {t('ofEntry')} <code className="font-mono">{headHash}</code>
            </>
          ),
        },
      ]}
      id="snapshot-table"
      isCaptionHidden
      rowKey={({ seq }) => seq}
      rows={snapshots}
    />
  );
}
