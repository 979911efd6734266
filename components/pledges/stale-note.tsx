import { useTranslations } from 'next-intl';
import { Day } from '@/components/ui/plain-date';
import { staleAmong } from '@/lib/pledges/stale';
import type { TargetStanding } from '@/lib/pledges/types';

/** Since when no new figure has been published, under a status that rests on an old one; else nothing. */
export function StaleNote({ targets }: { readonly targets: readonly TargetStanding[] }) {
  const t = useTranslations('status.stale');
  const stale = staleAmong(targets);
  if (stale === null) return null;
  const { count, of, since } = stale;
  return (
    <p className="mt-1 text-small text-muted">
      {t.rich(of === 1 ? 'one' : 'some', { count, of, date: () => <Day on={since} /> })}
    </p>
  );
}
