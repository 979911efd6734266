import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl';
import type { ReactNode } from 'react';

/** Hands the forms of accounts the texts that they need in the browser, and no others. */
export function AccountMessages({ children }: { children: ReactNode }) {
  const { accounts, refusals, secondFactor, site, units } = useMessages();
  return (
    <NextIntlClientProvider
      locale={useLocale()}
      messages={{ accounts, refusals, secondFactor, site: { form: site.form }, units }}
      timeZone="UTC"
    >
      {children}
    </NextIntlClientProvider>
  );
}

/** The same for the desk. */
export function DeskMessages({ children }: { children: ReactNode }) {
  const { accounts, assessments, desk, imports, refusals, reviews, secondFactor, site, status, units } =
    useMessages();
  const { pledge, regions, reports, revisions, snapshots, sources } = useMessages();
  return (
    <NextIntlClientProvider
      locale={useLocale()}
      messages={{
        accounts,
        assessments,
        desk,
        imports,
        pledge: { kind: pledge.kind, promise: pledge.promise, revised: pledge.revised },
        refusals,
        regions: { form: regions.form, region: regions.region },
        reviews,
        revisions,
        secondFactor,
        site,
        reports: { desk: reports.desk },
        snapshots: { desk: snapshots.desk },
        sources: { one: sources.one },
        status,
        units,
      }}
      timeZone="UTC"
    >
      {children}
    </NextIntlClientProvider>
  );
}

/** The same for the form by which readers report an error. */
export function ReportMessages({ children }: { children: ReactNode }) {
  const { refusals, reports, site, units } = useMessages();
  return (
    <NextIntlClientProvider
      locale={useLocale()}
      messages={{ refusals, reports: { form: reports.form }, site: { form: site.form }, units }}
      timeZone="UTC"
    >
      {children}
    </NextIntlClientProvider>
  );
}
