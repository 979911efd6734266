/** What every address of the open data answers to methods other than GET and HEAD. Routes re-export all of it. */
export {
  allowReading as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '@/lib/core/http';
