import accounts from './messages/en/accounts.json';
import api from './messages/en/api.json';
import assessments from './messages/en/assessments.json';
import changes from './messages/en/changes.json';
import charts from './messages/en/charts.json';
import cite from './messages/en/cite.json';
import columns from './messages/en/columns.json';
import corrections from './messages/en/corrections.json';
import dashboard from './messages/en/dashboard.json';
import data from './messages/en/data.json';
import desk from './messages/en/desk.json';
import feed from './messages/en/feed.json';
import imports from './messages/en/imports.json';
import ledger from './messages/en/ledger.json';
import mail from './messages/en/mail.json';
import method from './messages/en/method.json';
import pledge from './messages/en/pledge.json';
import pledges from './messages/en/pledges.json';
import refusals from './messages/en/refusals.json';
import regions from './messages/en/regions.json';
import reports from './messages/en/reports.json';
import reviews from './messages/en/reviews.json';
import revisions from './messages/en/revisions.json';
import secondFactor from './messages/en/second-factor.json';
import share from './messages/en/share.json';
import site from './messages/en/site.json';
import snapshots from './messages/en/snapshots.json';
import sources from './messages/en/sources.json';
import statements from './messages/en/statements.json';
import status from './messages/en/status.json';
import subscriptions from './messages/en/subscriptions.json';
import units from './messages/en/units.json';
import updates from './messages/en/updates.json';

/** Every text of the interface in English, one namespace a file. Other languages must have the same keys. */
export const en = {
  site,
  dashboard,
  pledges,
  pledge,
  updates,
  corrections,
  method,
  data,
  api,
  charts,
  columns,
  status,
  units,
  accounts,
  assessments,
  changes,
  cite,
  desk,
  refusals,
  regions,
  reports,
  reviews,
  revisions,
  secondFactor,
  feed,
  imports,
  ledger,
  mail,
  sources,
  snapshots,
  share,
  statements,
  subscriptions,
};

export type Messages = typeof en;
