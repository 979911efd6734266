import { type FeedContext, feedAnswer } from '@/app/_open-data/feed-answer';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

export function GET(request: Request, context: FeedContext): Promise<Response> {
  return feedAnswer(request, context, 'atom');
}
