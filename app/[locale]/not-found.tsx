import { useLocale } from 'next-intl';
import { Main } from '@/components/ui/main';
import { NotFoundContent } from '@/components/ui/not-found-content';

/** For `notFound()` where a script shows it. Public pages render `MissingPage` instead, which needs none. */
export default function NotFound() {
  return (
    <Main>
      <NotFoundContent locale={useLocale()} programme={null} />
    </Main>
  );
}
