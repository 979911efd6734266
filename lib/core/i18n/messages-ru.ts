import accounts from './messages/ru/accounts.json';
import api from './messages/ru/api.json';
import assessments from './messages/ru/assessments.json';
import changes from './messages/ru/changes.json';
import charts from './messages/ru/charts.json';
import cite from './messages/ru/cite.json';
import columns from './messages/ru/columns.json';
import corrections from './messages/ru/corrections.json';
import dashboard from './messages/ru/dashboard.json';
import data from './messages/ru/data.json';
import desk from './messages/ru/desk.json';
import feed from './messages/ru/feed.json';
import imports from './messages/ru/imports.json';
import ledger from './messages/ru/ledger.json';
import mail from './messages/ru/mail.json';
import method from './messages/ru/method.json';
import pledge from './messages/ru/pledge.json';
import pledges from './messages/ru/pledges.json';
import refusals from './messages/ru/refusals.json';
import regions from './messages/ru/regions.json';
import reports from './messages/ru/reports.json';
import reviews from './messages/ru/reviews.json';
import revisions from './messages/ru/revisions.json';
import secondFactor from './messages/ru/second-factor.json';
import share from './messages/ru/share.json';
import site from './messages/ru/site.json';
import snapshots from './messages/ru/snapshots.json';
import sources from './messages/ru/sources.json';
import statements from './messages/ru/statements.json';
import status from './messages/ru/status.json';
import subscriptions from './messages/ru/subscriptions.json';
import units from './messages/ru/units.json';
import updates from './messages/ru/updates.json';
import type { Messages } from './messages-en';

/** Every text of the interface in Russian. A missing key is an error of types. */
export const ru: Messages = {
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
