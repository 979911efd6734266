import { useLocale, useTranslations } from 'next-intl';
import { formatDate } from '@/lib/core/i18n/format';
import type { ParameterProblem } from '@/lib/core/page-parameters';
import { parsePlainDate } from '@/lib/core/plain-date';
import { ButtonLink } from './button';
import { DefinitionList } from './definition-list';
import { PageHeading } from './page-heading';

/** Longest part of an address that is repeated back. */
const MAX_SHOWN = 120;

/** The page in place of one whose address asks for something impossible: which part, what is wrong, what is allowed. */
export function BadAddress({ problems, goOn }: { problems: readonly ParameterProblem[]; goOn: string }) {
  const t = useTranslations('site.badAddress');
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead', { count: problems.length })} />
      {problems.map((problem) => (
        <section key={`${problem.parameter} ${problem.problem}`} className="mb-8">
          <h2 className="mb-2 text-lead">
            <code className="font-mono wrap-anywhere">{shown(problem.parameter)}</code>
          </h2>
          <ProblemFacts problem={problem} />
        </section>
      ))}
      <ButtonLink href={goOn}>{t('goOn')}</ButtonLink>
    </>
  );
}

function ProblemFacts({ problem }: { problem: ParameterProblem }) {
  const t = useTranslations('site.badAddress');
  const locale = useLocale();
  // Days are written out for people; the form that the address wants stands beside them in the message.
  const values = Object.fromEntries(
    Object.entries(problem.values).map(([name, value]) => {
      const day = typeof value === 'string' ? parsePlainDate(value) : null;
      return [name, day === null ? value : formatDate(day, locale)];
    }),
  );
  return (
    <DefinitionList
      items={[
        {
          key: 'given',
          term: t('given'),
          value: <code className="font-mono wrap-anywhere">{shown(problem.given) || t('empty')}</code>,
        },
        { key: 'problem', term: t('problem'), value: t(`problems.${problem.problem}`, values) },
        { key: 'allowed', term: t('allowed'), value: t(`alloweds.${problem.allowed}`, values) },
      ]}
    />
  );
}

/** What stands in an address, as far as it can be shown. */
function shown(text: string): string {
  const start = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
  return start.replace(/\p{Cc}/gu, '␀');
}
