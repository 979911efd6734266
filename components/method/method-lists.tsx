import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { SOURCE_RANKS } from '@/lib/status/constants';
import { FIGURE_ROLES, FLAGS, SOURCE_KINDS, TARGET_KINDS } from '@/lib/status/types';
import { useMethodArguments } from './method-names';

const NARROW_NAME = 'w-1/3 sm:w-56';

/** The kinds of targets and what each measures. */
export function KindTable() {
  const t = useTranslations('method.targets');
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        {
          key: 'kind',
          head: t('kind'),
          kind: 'name',
          className: NARROW_NAME,
          cell: (kind) => t(`kinds.${kind}.name`),
        },
        { key: 'meaning', head: t('meaning'), cell: (kind) => t(`kinds.${kind}.text`) },
      ]}
      id="kinds"
      rowKey={String}
      rows={TARGET_KINDS}
    />
  );
}

/** The roles of figures and what each does. */
export function RoleTable() {
  const t = useTranslations('method.figures');
  const roles = useTranslations('feed.role');
  return (
    <DataTable
      caption={t('roles')}
      columns={[
        { key: 'role', head: t('role'), kind: 'name', className: NARROW_NAME, cell: (role) => roles(role) },
        { key: 'effect', head: t('effect'), cell: (role) => t(`effects.${role}`) },
      ]}
      id="roles"
      rowKey={String}
      rows={FIGURE_ROLES}
    />
  );
}

/** Which kind of source counts where readings of one day differ. */
export function RankTable() {
  const t = useTranslations('method.current');
  const kinds = useTranslations('pledge.sourceKind');
  const ranks = [...new Set(SOURCE_KINDS.map((kind) => SOURCE_RANKS[kind]))].sort((a, b) => b - a);
  const rows = ranks.map((rank, index) => ({
    place: index + 1,
    kinds: SOURCE_KINDS.filter((kind) => SOURCE_RANKS[kind] === rank),
  }));
  return (
    <DataTable
      caption={t('ranks')}
      columns={[
        { key: 'rank', head: t('rank'), kind: 'name', className: NARROW_NAME, cell: ({ place }) => place },
        { key: 'source', head: t('source'), cell: (row) => row.kinds.map((kind) => kinds(kind)).join(', ') },
      ]}
      id="ranks"
      rowKey={({ place }) => String(place)}
      rows={rows}
    />
  );
}

/** The remarks that a status can carry. */
export function FlagTable() {
  const t = useTranslations('method.flags');
  const name = useTranslations('status.flag');
  const args = useMethodArguments();
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        { key: 'flag', head: t('flag'), kind: 'name', className: NARROW_NAME, cell: (flag) => name(flag) },
        { key: 'meaning', head: t('meaning'), cell: (flag) => t(`meanings.${flag}`, args) },
      ]}
      id="flag-table"
      isCaptionHidden
      rowKey={String}
      rows={FLAGS}
    />
  );
}
