import accounts from './messages/kk/accounts.json';
import api from './messages/kk/api.json';
import assessments from './messages/kk/assessments.json';
import changes from './messages/kk/changes.json';
import charts from './messages/kk/charts.json';
import cite from './messages/kk/cite.json';
import columns from './messages/kk/columns.json';
import corrections from './messages/kk/corrections.json';
import dashboard from './messages/kk/dashboard.json';
import data from './messages/kk/data.json';
import desk from './messages/kk/desk.json';
import feed from './messages/kk/feed.json';
import imports from './messages/kk/imports.json';
import ledger from './messages/kk/ledger.json';
import mail from './messages/kk/mail.json';
import method from './messages/kk/method.json';
import pledge from './messages/kk/pledge.json';
import pledges from './messages/kk/pledges.json';
import refusals from './messages/kk/refusals.json';
import regions from './messages/kk/regions.json';
import reports from './messages/kk/reports.json';
import reviews from './messages/kk/reviews.json';
import revisions from './messages/kk/revisions.json';
import secondFactor from './messages/kk/second-factor.json';
import share from './messages/kk/share.json';
import site from './messages/kk/site.json';
import snapshots from './messages/kk/snapshots.json';
import sources from './messages/kk/sources.json';
import statements from './messages/kk/statements.json';
import status from './messages/kk/status.json';
import subscriptions from './messages/kk/subscriptions.json';
import units from './messages/kk/units.json';
import updates from './messages/kk/updates.json';
import type { Messages } from './messages-en';

/** Every text of the interface in Kazakh. A missing key is an error of types. */
export const kk: Messages = {
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
