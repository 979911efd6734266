import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PageHeading } from '@/components/ui/page-heading';
import { Day } from '@/components/ui/plain-date';
import { Section } from '@/components/ui/section';
import { plainDate } from '@/lib/core/plain-date';
import { contactHref } from './contact-href';

/** Who keeps the site and where to write, as the operator's settings say; null where they do not. */
export interface Keeper {
  readonly operator: string | null;
  /** An e-mail address or the address of a page. */
  readonly contact: string | null;
}

/** When the statements were last held against what the site does. */
const WRITTEN_ON = plainDate('2026-11-22');

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly keeper: Keeper;
  readonly children: ReactNode;
}

/** The frame of the statements: what they are about, whom to ask, and from when they are. */
export function StatementPage({ title, lead, keeper, children }: Props) {
  const t = useTranslations('statements');
  const { operator, contact } = keeper;
  return (
    <>
      <PageHeading title={title} lead={lead} />
      {children}
      <Section id="contact" title={t('contact.title')}>
        <Paragraph>
          {operator === null ? t('contact.noOperator') : t('contact.operator', { operator })}
        </Paragraph>
        <Paragraph>
          {contact === null
            ? t('contact.noContact')
            : t.rich('contact.at', { contact: () => <a href={contactHref(contact)}>{contact}</a> })}
        </Paragraph>
        <p className="mt-8 max-w-text text-muted">{t.rich('made', { day: () => <Day on={WRITTEN_ON} /> })}</p>
      </Section>
    </>
  );
}

export function Paragraph({ children }: { children: ReactNode }) {
  return <p className="my-3 max-w-text first:mt-0">{children}</p>;
}
